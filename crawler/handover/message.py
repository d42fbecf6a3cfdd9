"""A message of a crawl to the one writer: records that belong together, packed and compressed. Pure."""

from collections.abc import Sequence

import msgspec
import zstandard

from archive.handed import HANDED, HandedRecord
from archive.packed import Packing, Unpackable

_LARGEST = 256 * 2**20
"""Bytes of a message: a part of a WARC file that is read again, 4 MiB compressed, is the largest that we make."""
_records: Packing[HandedRecord] = Packing(HANDED)
_list = msgspec.msgpack.Decoder(list[bytes])


def pack_message(records: Sequence[HandedRecord]) -> bytes:
    """The bytes of a message."""
    return zstandard.compress(msgspec.msgpack.encode([_records.pack(record) for record in records]), 3)


def unpack_message(packed: bytes) -> list[HandedRecord]:
    """The records of a message; raises Unpackable for bytes that are none, or of another version."""
    try:
        if zstandard.frame_content_size(packed) > _LARGEST:
            raise Unpackable("no message: too large")
        listed = _list.decode(zstandard.decompress(packed, max_output_size=_LARGEST))
    except (zstandard.ZstdError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise Unpackable(f"no message: {error}") from error
    return [_records.unpack(one) for one in listed]
