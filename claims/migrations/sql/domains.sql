-- Column types that hold their rule themselves; claims/models/fields.py is their Python face.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE DOMAIN nfc_text AS text
    CONSTRAINT text_is_nfc CHECK (VALUE IS NFC NORMALIZED);

CREATE DOMAIN http_url AS text
    CONSTRAINT url_is_http CHECK (
        VALUE = '' OR (
            length(VALUE) <= 2000 AND VALUE IS NFC NORMALIZED
            AND VALUE ~* '^https?://[^[:space:][:cntrl:]/?#@]+([/?#][^[:space:][:cntrl:]]*)?$'
            AND VALUE !~ '[\u0001-\u0020\u007f-\u00a0\u2028\u2029]'
        )
    );

CREATE DOMAIN sha256_hex AS char(64)
    CONSTRAINT hash_is_sha256 CHECK (VALUE ~ '^[0-9a-f]{64}$');
