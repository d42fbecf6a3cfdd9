"""The records of an exchange, whole, as another library reads them."""

from datetime import timedelta
from pathlib import Path

import pytest

from crawler.capture.exchange import Exchange, Failure, Received, Sent
from crawler.capture.records import Earlier, digest_of, exchange_records, failure_records, warcinfo_record
from tests.crawler.capture.exchanges import AT, exchange, read_warc

NOTHING = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def written(tmp_path: Path, members: list[bytes]) -> Path:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(members))
    return path


def test_a_response_and_its_request_hold_what_was_on_the_wire(tmp_path: Path) -> None:
    headers = ((b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2"), (b"X-Name", b"\xd2\x9a\xe9"))
    one = Exchange(
        "https://el.kz/?page=2",
        AT + timedelta(microseconds=999_999),
        Sent("GET", "/?page=2", ((b"Accept", b"*/*"), (b"Host", b"el.kz"))),
        Received(200, headers, b"\x1f\x8b\x00body", "h2"),
        "192.0.2.1",
    )
    digest = digest_of(b"\x1f\x8b\x00body")
    records = exchange_records(one, "urn:uuid:0", digest, None)
    response, request = read_warc(written(tmp_path, [record.member for record in records]))
    block = b"HTTP/1.1 200 \r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Name: \xd2\x9a\xe9\r\n\r\n\x1f\x8b\x00body"
    asked = b"GET /?page=2 HTTP/1.1\r\nAccept: */*\r\nHost: el.kz\r\n\r\n"
    assert (response.kind, response.block, request.kind, request.block) == ("response", block, "request", asked)
    assert response.headers == {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<{records[0].record_id}>",
        "WARC-Target-URI": "https://el.kz/?page=2",
        "WARC-Date": "2026-11-23T09:37:26Z",
        "WARC-Warcinfo-ID": "<urn:uuid:0>",
        "WARC-IP-Address": "192.0.2.1",
        "WARC-Protocol": "h2",
        "WARC-Payload-Digest": digest,
        "WARC-Block-Digest": digest_of(block),
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    assert request.headers == {
        "WARC-Type": "request",
        "WARC-Record-ID": f"<{records[1].record_id}>",
        "WARC-Target-URI": "https://el.kz/?page=2",
        "WARC-Date": "2026-11-23T09:37:26Z",
        "WARC-Warcinfo-ID": "<urn:uuid:0>",
        "WARC-IP-Address": "192.0.2.1",
        "WARC-Protocol": "h2",
        "WARC-Concurrent-To": f"<{records[0].record_id}>",
        "WARC-Payload-Digest": NOTHING,
        "WARC-Block-Digest": digest_of(asked),
        "Content-Type": "application/http; msgtype=request",
        "Content-Length": str(len(asked)),
    }


@pytest.mark.parametrize(
    ("status", "profile", "digest"),
    [
        (200, "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", digest_of(b"<html>")),
        (304, "http://netpreserve.org/warc/1.1/revisit/server-not-modified", None),
    ],
)
def test_a_revisit_keeps_the_headers_and_says_where_the_payload_is(
    tmp_path: Path, status: int, profile: str, digest: str | None
) -> None:
    one = exchange(body=b"<html>" if status == 200 else b"", status=status)
    earlier = Earlier("https://el.kz/b_2/", "2026-11-22T09:37:26Z", "urn:uuid:2")
    records = exchange_records(one, "urn:uuid:0", digest_of(one.received.body), earlier)
    revisit = read_warc(written(tmp_path, [record.member for record in records]))[0]
    named = ("WARC-Profile", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date", "WARC-Refers-To")
    assert (revisit.kind, revisit.block) == (
        "revisit",
        f"HTTP/1.1 {status} \r\nContent-Type: text/html\r\n\r\n".encode(),
    )
    assert [revisit.headers[name] for name in named] == [
        profile,
        "https://el.kz/b_2/",
        "2026-11-22T09:37:26Z",
        "<urn:uuid:2>",
    ]
    assert revisit.headers.get("WARC-Payload-Digest") == digest
    assert records[0].payload_digest == (digest or "")


@pytest.mark.parametrize(
    ("header", "method", "status", "kept"),
    [
        (b"Content-Length: 4", "GET", 200, b"Content-Length: 4"),
        (b"Content-Length: 9", "GET", 200, b"X-Archive-Orig-Content-Length: 9"),
        (b"Content-Length: 9", "HEAD", 200, b"Content-Length: 9"),
        (b"Content-Length: 9", "GET", 304, b"Content-Length: 9"),
        (b"Transfer-Encoding: chunked", "GET", 200, b"X-Archive-Orig-Transfer-Encoding: chunked"),
        (b"content-encoding: gzip", "GET", 200, b"content-encoding: gzip"),
    ],
)
def test_only_headers_that_the_body_no_longer_fits_are_renamed(
    tmp_path: Path, header: bytes, method: str, status: int, kept: bytes
) -> None:
    name, _, value = header.partition(b": ")
    body = b"body" if status == 200 and method == "GET" else b""
    one = Exchange("https://el.kz/", AT, Sent(method, "/", ()), Received(status, ((name, value),), body))
    members = [record.member for record in exchange_records(one, "urn:uuid:0", digest_of(body), None)]
    response = read_warc(written(tmp_path, members))[0]
    assert response.block == f"HTTP/1.1 {status} \r\n".encode() + kept + b"\r\n\r\n" + body


def test_a_truncated_response_says_why(tmp_path: Path) -> None:
    records = exchange_records(exchange(truncated="disconnect"), "urn:uuid:0", digest_of(b"<html>"), None)
    response = read_warc(written(tmp_path, [record.member for record in records]))[0]
    assert response.headers["WARC-Truncated"] == "disconnect"


def test_what_never_became_a_response_leaves_what_is_known_of_it(tmp_path: Path) -> None:
    sent = Sent("GET", "/a_1/", ((b"Host", b"el.kz"),))
    failure = Failure(
        "https://el.kz/a_1/", AT, sent, "length", "TooLarge: 30 MB\nand more", ((b"Server", b"\xe9"),), 12
    )
    records = failure_records(failure, "urn:uuid:0")
    metadata, request = read_warc(written(tmp_path, [record.member for record in records]))
    assert metadata.block.decode() == (
        "captureFailed: length\r\nerror: TooLarge: 30 MB and more\r\nbytesReceived: 12\r\n"
        "responseHeader: Server: \\xe9\r\n"
    )
    assert (metadata.headers["Content-Type"], metadata.headers["WARC-Payload-Digest"]) == (
        "application/warc-fields",
        digest_of(metadata.block),
    )
    assert request.headers["WARC-Concurrent-To"] == metadata.headers["WARC-Record-ID"]


def test_without_an_answer_no_request_is_claimed_to_have_been_sent(tmp_path: Path) -> None:
    failure = Failure("https://el.kz/a_1/", AT, Sent("GET", "/a_1/", ()), "unspecified", "ConnectionRefused")
    records = read_warc(written(tmp_path, [record.member for record in failure_records(failure, "urn:uuid:0")]))
    assert [record.kind for record in records] == ["metadata"]


def test_the_warcinfo_names_its_file_and_who_wrote_it(tmp_path: Path) -> None:
    record = warcinfo_record("a.warc.gz", AT, [("software", "muragat/0.1.0"), ("description", "Мұрағат")])
    (info,) = read_warc(written(tmp_path, [record.member]))
    assert info.block.decode() == "software: muragat/0.1.0\r\ndescription: Мұрағат\r\n"
    assert info.headers == {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<{record.record_id}>",
        "WARC-Date": "2026-11-23T09:37:26Z",
        "WARC-Filename": "a.warc.gz",
        "WARC-Block-Digest": digest_of(info.block),
        "Content-Type": "application/warc-fields",
        "Content-Length": str(len(info.block)),
    }
