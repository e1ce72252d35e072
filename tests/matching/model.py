"""A model for tests: texts are near that share what a table says they mean, in whatever words."""

import hashlib

import numpy

MEANINGS = {"rice": "beras", "price": "harga", "prices": "harga", "rose": "naik", "sugar": "gula"}


class Parrot:
    name = "parrot 1"
    size = 384

    def questions(self, texts):
        return numpy.stack([self._vector(text) for text in texts])

    passages = questions

    def _vector(self, text):
        vector = numpy.full(self.size, 0.05, dtype="float32")
        for word in text.lower().replace(".", " ").split():
            digest = hashlib.sha256(MEANINGS.get(word, word).encode()).digest()
            vector[int.from_bytes(digest[:4], "big") % self.size] += 1
        return vector / numpy.linalg.norm(vector)


class Small(Parrot):
    """Of a size that no index is made for."""

    name = "small 1"
    size = 64


def broken():
    raise FileNotFoundError("weights.bin")
