"""Every table as of the first release, after the domains their columns are of."""

from pathlib import Path

import claims.models.base
import claims.models.fields
import claims.models.frontdesk
import claims.models.translated
import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.RunSQL(Path(__file__).with_name('sql').joinpath('domains.sql').read_text(encoding='utf-8')),
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('published', 'Published'), ('corrected', 'Corrected'), ('retracted', 'Retracted'), ('sighted', 'Seen again'), ('translated', 'Translated')], max_length=20, verbose_name='kind')),
                ('public_id', models.CharField(max_length=10, verbose_name='check')),
                ('revision', models.PositiveIntegerField(verbose_name='revision')),
                ('reference', models.CharField(blank=True, default='', max_length=20)),
                ('document_sha256', claims.models.fields.Sha256Field(max_length=64)),
                ('at', models.DateTimeField(verbose_name='when')),
                ('previous_hash', claims.models.fields.Sha256Field(max_length=64)),
                ('hash', claims.models.fields.Sha256Field(max_length=64, unique=True)),
            ],
            options={
                'verbose_name': 'log entry',
                'verbose_name_plural': 'log entries',
                'ordering': ['seq'],
            },
        ),
        migrations.CreateModel(
            name='PublishedArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('sha256', claims.models.fields.Sha256Field(max_length=64)),
                ('body', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublishedClaimant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('sha256', claims.models.fields.Sha256Field(max_length=64)),
                ('body', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublishedOutlet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('sha256', claims.models.fields.Sha256Field(max_length=64)),
                ('body', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublishedTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('sha256', claims.models.fields.Sha256Field(max_length=64)),
                ('body', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('public_id', models.CharField(default=claims.models.base.new_public_id, editable=False, max_length=10, unique=True)),
                ('title', claims.models.fields.LineField(max_length=500, verbose_name='title')),
                ('url', claims.models.fields.HttpUrlField(blank=True, default='', max_length=2000, verbose_name='web address')),
                ('language', models.CharField(choices=[('id', 'Indonesian'), ('en', 'English'), ('ms', 'Malay'), ('jv', 'Javanese'), ('su', 'Sundanese'), ('ar', 'Arabic'), ('zh', 'Chinese'), ('nl', 'Dutch'), ('fr', 'French'), ('de', 'German'), ('he', 'Hebrew'), ('hi', 'Hindi'), ('ja', 'Japanese'), ('ko', 'Korean'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('es', 'Spanish'), ('tl', 'Tagalog'), ('ta', 'Tamil'), ('th', 'Thai'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('vi', 'Vietnamese')], max_length=3, verbose_name='language')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ArticleVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('text', claims.models.fields.TextField(verbose_name='text')),
                ('text_sha256', claims.models.fields.Sha256Field(db_index=True, max_length=64)),
                ('received_text', models.TextField(verbose_name='text as received')),
                ('leftovers', models.JSONField(default=list, verbose_name='dropped while cleaning')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='claims.article', verbose_name='article')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'article version',
                'verbose_name_plural': 'article versions',
                'ordering': ['article', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('public_id', models.CharField(default=claims.models.base.new_public_id, editable=False, max_length=10, unique=True)),
                ('text', claims.models.fields.LineField(help_text='One proposition that can be true or false, in neutral words, understandable on its own.', max_length=1000, verbose_name='claim')),
                ('language', models.CharField(choices=[('id', 'Indonesian'), ('en', 'English'), ('ms', 'Malay'), ('jv', 'Javanese'), ('su', 'Sundanese'), ('ar', 'Arabic'), ('zh', 'Chinese'), ('nl', 'Dutch'), ('fr', 'French'), ('de', 'German'), ('he', 'Hebrew'), ('hi', 'Hindi'), ('ja', 'Japanese'), ('ko', 'Korean'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('es', 'Spanish'), ('tl', 'Tagalog'), ('ta', 'Tamil'), ('th', 'Thai'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('vi', 'Vietnamese')], max_length=3, verbose_name='language')),
                ('state', models.CharField(choices=[('suggested', 'Suggested'), ('open', 'Open'), ('closed', 'Closed'), ('dismissed', 'Dismissed'), ('split', 'Split'), ('merged', 'Merged')], default='open', editable=False, max_length=20, verbose_name='state')),
                ('made_on', models.DateField(blank=True, help_text='When the claimant said it.', null=True, verbose_name='made on')),
                ('context', claims.models.fields.LineField(blank=True, default='', help_text='Where it was said, such as a press conference in Beijing.', max_length=300, verbose_name='occasion')),
                ('selection_reason', models.CharField(blank=True, choices=[('reach', 'Widely seen or repeated'), ('harm', 'Could do harm if wrong'), ('decision', 'Bears on a public decision'), ('request', 'Readers asked')], default='', max_length=20, verbose_name='why we check it')),
                ('selection_note', claims.models.fields.TextField(blank=True, default='', verbose_name='why, in a sentence')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='claims.claim', verbose_name='merged into')),
                ('parent', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='claims.claim', verbose_name='split from')),
            ],
            options={
                'verbose_name': 'claim',
                'verbose_name_plural': 'claims',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Appearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('exact', claims.models.fields.TextField(verbose_name='exact words')),
                ('prefix', claims.models.fields.TextField(blank=True, default='', verbose_name='before')),
                ('suffix', claims.models.fields.TextField(blank=True, default='', verbose_name='after')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('article_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='claims.articleversion', verbose_name='article version')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='claims.claim', verbose_name='claim')),
            ],
            options={
                'verbose_name': 'appearance',
                'verbose_name_plural': 'appearances',
                'ordering': ['article_version', 'start', 'end'],
            },
        ),
        migrations.CreateModel(
            name='Claimant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('name', claims.models.fields.LineField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation')], default='person', max_length=20, verbose_name='kind')),
                ('description', claims.models.fields.LineField(blank=True, default='', max_length=300, verbose_name='description')),
                ('wikidata_id', models.CharField(blank=True, default='', help_text='Tells namesakes apart and links partners to the same person. Looks like Q42.', max_length=20, validators=[django.core.validators.RegexValidator('^Q[1-9][0-9]*$', 'A Wikidata id looks like Q42.', code='wikidata_id')], verbose_name='Wikidata id')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'claimant',
                'verbose_name_plural': 'claimants',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='claim',
            name='claimant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='claims.claimant', verbose_name='claimant'),
        ),
        migrations.CreateModel(
            name='ClaimantRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', claims.models.fields.LineField(max_length=200, verbose_name='role')),
                ('since', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('claimant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='claims.claimant', verbose_name='claimant')),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ['since', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(max_length=10)),
                ('sha256', claims.models.fields.Sha256Field(max_length=64)),
                ('body', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['public_id', 'id'], name='document_by_check')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='when')),
                ('verb', models.CharField(max_length=40, verbose_name='what')),
                ('thing', models.CharField(max_length=40, verbose_name='on')),
                ('object_id', models.BigIntegerField(verbose_name='number')),
                ('source_state', models.CharField(blank=True, default='', max_length=20, verbose_name='from')),
                ('target_state', models.CharField(blank=True, default='', max_length=20, verbose_name='to')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='claims.article', verbose_name='article')),
                ('claim', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='claims.claim', verbose_name='claim')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='EventDetail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(blank=True, default='', verbose_name='why')),
                ('changes', models.JSONField(default=dict, verbose_name='changes')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='detail', to='claims.event')),
            ],
            options={
                'verbose_name': 'event detail',
                'verbose_name_plural': 'event details',
            },
        ),
        migrations.CreateModel(
            name='Outbox',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='outbox', serialize=False, to='claims.logentry')),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'outbox',
            },
        ),
        migrations.AddField(
            model_name='logentry',
            name='document',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='log_entry', to='claims.document'),
        ),
        migrations.CreateModel(
            name='LogHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.BigIntegerField()),
                ('hash', claims.models.fields.Sha256Field(max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='log_has_one_head')],
            },
        ),
        migrations.CreateModel(
            name='OriginGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('name', claims.models.fields.LineField(max_length=200, verbose_name='name')),
                ('note', claims.models.fields.TextField(blank=True, default='', verbose_name='note')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'origin',
                'verbose_name_plural': 'origins',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Outlet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('name', claims.models.fields.LineField(max_length=200, verbose_name='name')),
                ('url', claims.models.fields.HttpUrlField(blank=True, default='', max_length=2000, verbose_name='website')),
                ('wikidata_id', models.CharField(blank=True, default='', max_length=20, validators=[django.core.validators.RegexValidator('^Q[1-9][0-9]*$', 'A Wikidata id looks like Q42.', code='wikidata_id')], verbose_name='Wikidata id')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'outlet',
                'verbose_name_plural': 'outlets',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='outlet',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='claims.outlet', verbose_name='outlet'),
        ),
        migrations.CreateModel(
            name='PublishedCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(max_length=10, unique=True)),
                ('slug', models.CharField(max_length=80)),
                ('state', models.CharField(choices=[('published', 'Published'), ('corrected', 'Corrected'), ('retracted', 'Retracted')], max_length=20)),
                ('language', models.CharField(max_length=3)),
                ('rating', models.CharField(blank=True, default='', max_length=40)),
                ('scale', models.CharField(blank=True, default='', max_length=40)),
                ('claimant', models.CharField(blank=True, default='', max_length=80)),
                ('first_published_at', models.DateTimeField()),
                ('modified_at', models.DateTimeField()),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='check_now', to='claims.document')),
            ],
            options={
                'verbose_name': 'check',
                'verbose_name_plural': 'checks',
                'ordering': ['-first_published_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PublishedCheckArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article', models.CharField(max_length=10)),
                ('outlet', models.CharField(blank=True, default='', max_length=80)),
                ('check_row', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_links', to='claims.publishedcheck')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedCheckTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=80)),
                ('check_row', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topic_links', to='claims.publishedcheck')),
            ],
        ),
        migrations.CreateModel(
            name='Quantity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('qualifier', models.CharField(choices=[('exactly', 'exactly'), ('about', 'about'), ('at_least', 'at least'), ('at_most', 'at most'), ('more_than', 'more than'), ('less_than', 'less than'), ('between', 'between')], default='exactly', max_length=20, verbose_name='qualifier')),
                ('value', claims.models.fields.NumberField(decimal_places=10, max_digits=30, verbose_name='value')),
                ('value_to', claims.models.fields.NumberField(blank=True, decimal_places=10, max_digits=30, null=True, verbose_name='to')),
                ('unit', claims.models.fields.LineField(help_text='What is counted or measured: "%", "USD", "t", "people".', max_length=40, verbose_name='unit')),
                ('of', claims.models.fields.LineField(blank=True, default='', max_length=300, verbose_name='of what')),
                ('period', claims.models.fields.LineField(blank=True, default='', max_length=100, verbose_name='period')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quantities', to='claims.claim', verbose_name='claim')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RatingScale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='slug')),
                ('labels', claims.models.translated.TranslatedField(verbose_name='name')),
                ('descriptions', claims.models.translated.TranslatedField(blank=True, default=dict, verbose_name='description')),
                ('is_active', models.BooleanField(default=True, help_text='New verdicts may use it.', verbose_name='in use')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'rating scale',
                'verbose_name_plural': 'rating scales',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, verbose_name='slug')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('labels', claims.models.translated.TranslatedField(verbose_name='label')),
                ('descriptions', claims.models.translated.TranslatedField(blank=True, default=dict, verbose_name='when we use it')),
                ('meaning', models.CharField(choices=[('true', 'True'), ('partly_true', 'Partly true'), ('misleading', 'Misleading'), ('false', 'False'), ('unproven', 'Unproven'), ('satire', 'Satire')], max_length=20, verbose_name='meaning')),
                ('value', models.PositiveSmallIntegerField(blank=True, help_text='Higher is truer. Leave empty for labels off the truth axis.', null=True, verbose_name='number')),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='claims.ratingscale', verbose_name='scale')),
            ],
            options={
                'verbose_name': 'rating',
                'verbose_name_plural': 'ratings',
                'ordering': ['scale', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ReaderReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('receipt', models.CharField(default=claims.models.frontdesk.new_receipt, editable=False, max_length=16, unique=True, verbose_name='receipt')),
                ('check_public_id', models.CharField(db_index=True, max_length=10, verbose_name='check')),
                ('message', claims.models.fields.TextField(max_length=5000, verbose_name='message')),
                ('contact', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('state', models.CharField(choices=[('new', 'New'), ('corrected', 'Led to a correction'), ('no_action', 'No action')], default='new', editable=False, max_length=20, verbose_name='state')),
                ('decision', claims.models.fields.TextField(blank=True, default='', verbose_name='decision and why')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='received')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
            ],
            options={
                'verbose_name': 'reader report',
                'verbose_name_plural': 'reader reports',
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'new')), models.Q(models.Q(('state', 'new'), _negated=True), ('decided_at__isnull', False), models.Q(('decision', ''), _negated=True)), _connector='OR'), name='report_decision_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Retraction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('carried_out', 'Carried out'), ('declined', 'Declined')], default='proposed', max_length=20, verbose_name='state')),
                ('reason', claims.models.fields.TextField(verbose_name='public reason')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='retractions', to='claims.claim', verbose_name='claim')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
            ],
            options={
                'verbose_name': 'retraction',
                'verbose_name_plural': 'retractions',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='slug')),
                ('title', claims.models.fields.LineField(max_length=500, verbose_name='title')),
                ('publisher', claims.models.fields.LineField(max_length=200, verbose_name='publisher')),
                ('url', claims.models.fields.HttpUrlField(blank=True, default='', max_length=2000, verbose_name='web address')),
                ('archive_url', claims.models.fields.HttpUrlField(blank=True, default='', help_text='A copy in a web archive, so that readers can still see it.', max_length=2000, verbose_name='kept copy')),
                ('kind', models.CharField(choices=[('primary', 'Primary'), ('secondary', 'Secondary')], default='secondary', help_text='Primary: the record itself, such as a statistic, a ruling, a transcript or a recording.', max_length=20, verbose_name='kind')),
                ('language', models.CharField(choices=[('id', 'Indonesian'), ('en', 'English'), ('ms', 'Malay'), ('jv', 'Javanese'), ('su', 'Sundanese'), ('ar', 'Arabic'), ('zh', 'Chinese'), ('nl', 'Dutch'), ('fr', 'French'), ('de', 'German'), ('he', 'Hebrew'), ('hi', 'Hindi'), ('ja', 'Japanese'), ('ko', 'Korean'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('es', 'Spanish'), ('tl', 'Tagalog'), ('ta', 'Tamil'), ('th', 'Thai'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('vi', 'Vietnamese')], max_length=3, verbose_name='language')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published')),
                ('accessed_on', models.DateField(blank=True, null=True, verbose_name='read by us')),
                ('interests', claims.models.fields.LineField(blank=True, default='', help_text='What the source stands to gain. Shown beside it.', max_length=300, verbose_name='interests')),
                ('article', models.ForeignKey(blank=True, help_text='Set when the source is an article kept here. It can show that a claim was made, not that it is so.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='as_sources', to='claims.article', verbose_name='is this article')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('origin', models.ForeignKey(help_text='Sources that repeat the same first report share one origin.', on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='claims.origingroup', verbose_name='origin')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('labels', claims.models.translated.TranslatedField(verbose_name='name')),
                ('descriptions', claims.models.translated.TranslatedField(blank=True, default=dict, verbose_name='description')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['slug'],
            },
        ),
        migrations.AddField(
            model_name='claim',
            name='topics',
            field=models.ManyToManyField(blank=True, related_name='claims', to='claims.topic', verbose_name='topics'),
        ),
        migrations.CreateModel(
            name='Transition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing', models.CharField(max_length=20)),
                ('source', models.CharField(max_length=20)),
                ('target', models.CharField(max_length=20)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('thing', 'source', 'target'), name='transition_once')],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('revision', models.PositiveIntegerField(editable=False, verbose_name='revision')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('approved', 'Approved'), ('published', 'Published'), ('superseded', 'Superseded')], default='draft', editable=False, max_length=20, verbose_name='state')),
                ('attribution', models.CharField(blank=True, choices=[('said', 'Said so'), ('partly_said', 'Said in part, or in another sense'), ('not_said', 'Did not say so'), ('unproven', 'Not established'), ('not_applicable', 'No claimant')], default='', max_length=20, verbose_name='did they say it?')),
                ('attribution_note', claims.models.fields.TextField(blank=True, default='', verbose_name='how we know they said it')),
                ('summary', claims.models.fields.LineField(blank=True, default='', help_text='One sentence: why this rating.', max_length=500, verbose_name='summary')),
                ('explanation', claims.models.fields.TextField(blank=True, default='', help_text='Markdown.', verbose_name='explanation')),
                ('as_of', models.DateField(blank=True, help_text='The finding holds for what was known that day.', null=True, verbose_name='what we know as of')),
                ('counter_search', claims.models.fields.TextField(blank=True, default='', help_text='Where you looked for evidence against this finding, and what you found.', verbose_name='what we looked for against it')),
                ('reply_status', models.CharField(choices=[('not_asked', 'Not asked yet'), ('asked', 'Asked, waiting'), ('replied', 'Replied'), ('no_reply', 'No reply'), ('not_possible', 'Could not be asked')], default='not_asked', max_length=20, verbose_name='right of reply')),
                ('reply_asked_on', models.DateField(blank=True, null=True, verbose_name='asked on')),
                ('reply_text', claims.models.fields.TextField(blank=True, default='', verbose_name='their answer')),
                ('no_interest', models.BooleanField(default=False, help_text='I have no tie to the claimant or the matter that could sway my judgement.', verbose_name='no conflict of interest')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='claims.claim', verbose_name='claim')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('rating', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='claims.rating', verbose_name='is it so?')),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.ratingscale', verbose_name='scale')),
            ],
            options={
                'verbose_name': 'verdict',
                'verbose_name_plural': 'verdicts',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='RuleException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('rating_missing', 'Rating missing'), ('summary_missing', 'Summary missing'), ('attribution_missing', 'Attribution missing'), ('attribution_mismatch', 'Attribution and claimant disagree'), ('appearance_missing', 'Appearance missing'), ('selection_missing', 'Selection reason missing'), ('truth_evidence_missing', 'Evidence missing'), ('attribution_evidence_missing', 'Evidence of attribution missing'), ('independent_origins', 'Fewer than two independent origins'), ('counter_search', 'No look for evidence against'), ('kept_copy', 'No kept copy of a source'), ('primary_source', 'No primary source'), ('source_dates', 'No source dated so that it can attest the claim'), ('interest_undeclared', 'Conflict of interest not ruled out'), ('correction_missing', 'Correction notice missing'), ('reply_not_asked', 'Claimant not asked for comment')], max_length=40, verbose_name='rule')),
                ('reason', claims.models.fields.TextField(verbose_name='public reason')),
                ('granted_at', models.DateTimeField(auto_now_add=True, verbose_name='granted')),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='granted by')),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exceptions', to='claims.verdict', verbose_name='verdict')),
            ],
            options={
                'verbose_name': 'exception',
                'verbose_name_plural': 'exceptions',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('finding', models.CharField(choices=[('truth', 'Is it so?'), ('attribution', 'Did they say it?')], default='truth', max_length=20, verbose_name='for the question')),
                ('stance', models.CharField(choices=[('supports', 'Supports'), ('refutes', 'Refutes'), ('context', 'Gives context')], max_length=20, verbose_name='it')),
                ('quote', claims.models.fields.TextField(help_text="The source's own words, in its own language.", verbose_name='quoted passage')),
                ('locator', claims.models.fields.LineField(blank=True, default='', help_text='Page, table, minute.', max_length=100, verbose_name='where in it')),
                ('note', claims.models.fields.TextField(blank=True, default='', verbose_name='note')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='claims.source', verbose_name='source')),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='claims.verdict', verbose_name='verdict')),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', claims.models.fields.TextField(verbose_name='public reason')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('previous', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='claims.verdict', verbose_name='corrects revision')),
                ('verdict', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='claims.verdict', verbose_name='verdict')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='VerdictEditor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editors', to='claims.verdict')),
            ],
        ),
        migrations.CreateModel(
            name='VerdictTranslation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('language', models.CharField(choices=[('id', 'Indonesian'), ('en', 'English'), ('ms', 'Malay'), ('jv', 'Javanese'), ('su', 'Sundanese'), ('ar', 'Arabic'), ('zh', 'Chinese'), ('nl', 'Dutch'), ('fr', 'French'), ('de', 'German'), ('he', 'Hebrew'), ('hi', 'Hindi'), ('ja', 'Japanese'), ('ko', 'Korean'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('es', 'Spanish'), ('tl', 'Tagalog'), ('ta', 'Tamil'), ('th', 'Thai'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('vi', 'Vietnamese')], max_length=3, verbose_name='language')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('approved', 'Approved'), ('published', 'Published'), ('superseded', 'Superseded')], default='draft', editable=False, max_length=20, verbose_name='state')),
                ('claim_text', claims.models.fields.LineField(max_length=1000, verbose_name='claim')),
                ('summary', claims.models.fields.LineField(max_length=500, verbose_name='summary')),
                ('explanation', claims.models.fields.TextField(blank=True, default='', help_text='Markdown.', verbose_name='explanation')),
                ('attribution_note', claims.models.fields.TextField(blank=True, default='', verbose_name='how we know they said it')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('translator', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='translator')),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='claims.verdict', verbose_name='verdict')),
            ],
            options={
                'verbose_name': 'translation',
                'verbose_name_plural': 'translations',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('approved_at', models.DateTimeField(auto_now_add=True, verbose_name='approved')),
                ('content_sha256', claims.models.fields.Sha256Field(max_length=64, verbose_name='hash of the content')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='fell')),
                ('dropped_reason', claims.models.fields.LineField(blank=True, default='', max_length=300, verbose_name='why it fell')),
                ('approver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('verdict', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='claims.verdict')),
                ('translation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='claims.verdicttranslation')),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='user_username_any_case'),
        ),
        migrations.AddConstraint(
            model_name='articleversion',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='article_version_number_once'),
        ),
        migrations.AddConstraint(
            model_name='articleversion',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='article_version_has_text'),
        ),
        migrations.AddConstraint(
            model_name='appearance',
            constraint=models.UniqueConstraint(fields=('claim', 'article_version', 'start', 'end'), name='appearance_once_per_claim'),
        ),
        migrations.AddConstraint(
            model_name='appearance',
            constraint=models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='appearance_span_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='claimant',
            constraint=models.UniqueConstraint(condition=models.Q(('wikidata_id', ''), _negated=True), fields=('wikidata_id',), name='claimant_wikidata_once'),
        ),
        migrations.AddConstraint(
            model_name='claimantrole',
            constraint=models.CheckConstraint(condition=models.Q(('since__lte', models.F('until'))), name='role_ends_after_it_began'),
        ),
        migrations.AddConstraint(
            model_name='claimantrole',
            constraint=models.UniqueConstraint(fields=('claimant', 'title', 'since'), name='role_once', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['thing', 'object_id'], name='event_by_object'),
        ),
        migrations.AddIndex(
            model_name='logentry',
            index=models.Index(fields=['public_id', 'seq'], name='log_by_check'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(('url', ''), _negated=True), fields=('url',), name='article_url_once'),
        ),
        migrations.AddIndex(
            model_name='publishedcheck',
            index=models.Index(fields=['-first_published_at', '-id'], name='check_newest'),
        ),
        migrations.AddIndex(
            model_name='publishedcheck',
            index=models.Index(fields=['rating', '-first_published_at', '-id'], name='check_by_rating'),
        ),
        migrations.AddIndex(
            model_name='publishedcheck',
            index=models.Index(fields=['language', '-first_published_at', '-id'], name='check_by_language'),
        ),
        migrations.AddIndex(
            model_name='publishedcheck',
            index=models.Index(fields=['claimant', '-first_published_at', '-id'], name='check_by_claimant'),
        ),
        migrations.AddIndex(
            model_name='publishedcheck',
            index=models.Index(fields=['state', '-modified_at'], name='check_by_state'),
        ),
        migrations.AddIndex(
            model_name='publishedcheckarticle',
            index=models.Index(fields=['outlet', 'check_row'], name='check_by_outlet'),
        ),
        migrations.AddConstraint(
            model_name='publishedcheckarticle',
            constraint=models.UniqueConstraint(fields=('article', 'check_row'), name='check_article_once'),
        ),
        migrations.AddConstraint(
            model_name='publishedchecktopic',
            constraint=models.UniqueConstraint(fields=('topic', 'check_row'), name='check_topic_once'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(('unit', ''), _negated=True), name='quantity_has_unit'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('qualifier', 'between'), ('value_to__gt', models.F('value'))), models.Q(models.Q(('qualifier', 'between'), _negated=True), ('value_to__isnull', True)), _connector='OR'), name='quantity_range_has_both_ends'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('scale', 'slug'), name='rating_once_in_scale'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('id', 'scale'), name='rating_with_scale'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('scale', 'value'), name='rating_number_once_in_scale'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('value__gte', 1)), name='rating_number_from_one'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('meaning__in', ['unproven', 'satire']), _negated=True), ('value__isnull', True), _connector='OR'), name='rating_off_axis_has_no_number'),
        ),
        migrations.AddConstraint(
            model_name='retraction',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('claim',), name='retraction_one_proposed'),
        ),
        migrations.AddConstraint(
            model_name='retraction',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='retraction_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='retraction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'proposed')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('state', 'proposed'), _negated=True)), _connector='OR'), name='retraction_decided_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='retraction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'carried_out'), _negated=True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='retraction_needs_second_person'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(condition=models.Q(('url', ''), _negated=True), fields=('url',), name='source_url_once'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['state', '-id'], name='claim_by_state'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=django.contrib.postgres.indexes.GinIndex(fields=['text'], name='claim_text_trigram', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into__isnull', True)), _connector='OR'), name='claim_merged_says_into_which'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='claim_not_merged_into_itself'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='claim_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='claim_has_text'),
        ),
        migrations.AddIndex(
            model_name='verdict',
            index=models.Index(fields=['state', '-id'], name='verdict_by_state'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(fields=('claim', 'revision'), name='verdict_revision_once'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('claim',), name='verdict_one_published'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'in_review', 'approved'])), fields=('claim',), name='verdict_one_under_work'),
        ),
        migrations.AddConstraint(
            model_name='ruleexception',
            constraint=models.UniqueConstraint(fields=('verdict', 'code'), name='exception_once_per_rule'),
        ),
        migrations.AddConstraint(
            model_name='ruleexception',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='exception_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('quote', ''), _negated=True), name='evidence_has_quote'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='correction_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='verdicteditor',
            constraint=models.UniqueConstraint(fields=('verdict', 'user'), name='verdict_editor_once'),
        ),
        migrations.AddConstraint(
            model_name='verdicttranslation',
            constraint=models.UniqueConstraint(fields=('verdict', 'language'), name='translation_once_per_language'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('translation__isnull', True), ('verdict__isnull', False)), models.Q(('translation__isnull', False), ('verdict__isnull', True)), _connector='OR'), name='approval_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at__isnull', True)), fields=('verdict',), name='approval_one_standing'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at__isnull', True)), fields=('translation',), name='approval_one_standing_of_translation'),
        ),
    ]
