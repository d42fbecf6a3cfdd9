"""Records as bytes (MessagePack) and back, for a stream between machines and for files; opens neither.

Each object is written under a name that stays, whatever becomes of its class; a field that a later version adds needs
a default, one that it drops is passed over. Nothing but data can come out: what bytes of strangers say is a record or
is refused.
"""

from collections.abc import Mapping
from typing import Generic, TypeAlias, TypeVar

import msgspec

from archive.article import Article, Gone, Image, Listed, Response, Same
from archive.backfill import Missed, Walked
from archive.warc_files import ReadTo

_Record = TypeVar("_Record")

Entry: TypeAlias = Article | Gone | Same | Image | Response | Listed | Walked | Missed | ReadTo
"""What `Archive.save` takes."""
ENTRIES: Mapping[str, type] = {
    "article": Article,
    "gone": Gone,
    "same": Same,
    "image": Image,
    "response": Response,
    "listed": Listed,
    "walked": Walked,
    "missed": Missed,
    "read_to": ReadTo,
}
"""The same, named."""


class Unpackable(ValueError):  # noqa: N818 - says what the bytes are
    """Bytes that are no record of a kind that this version knows; the message says what is wrong with them."""


class Packing(Generic[_Record]):
    """Packs records of the given kinds, named; unpacks those only.

    >>> from archive.article import Identity
    >>> packing = Packing({"identity": Identity})
    >>> packing.unpack(packing.pack(Identity("el_kz", "400045726", "kk-Cyrl")))
    Identity(agency='el_kz', native_id='400045726', edition='kk-Cyrl')
    """

    def __init__(self, kinds: Mapping[str, type[_Record]]) -> None:
        self._names = {kind: name for name, kind in kinds.items()}
        self._decoders = {name: msgspec.msgpack.Decoder(kind) for name, kind in kinds.items()}
        self._outer = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw])
        self._encoder = msgspec.msgpack.Encoder()

    def pack(self, record: _Record) -> bytes:
        """The bytes of a record."""
        return self._encoder.encode((self._names[type(record)], record))

    def unpack(self, packed: bytes) -> _Record:
        """The record of these bytes; raises Unpackable."""
        try:
            name, raw = self._outer.decode(packed)
            decoder = self._decoders.get(name)
            if decoder is None:
                raise Unpackable(f"a record of an unknown kind: {name!r}")
            return decoder.decode(raw)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise Unpackable(f"no record: {error}") from error
