"""Reads a snapshot's Parquet file with nothing but Python's standard library.

For whoever has no Parquet engine beside pandas, or trusts none: it knows just what a snapshot is made of (flat
columns of strings, dates and doubles; Snappy or no compression; plain, dictionary, run-length and delta encoding).
The format is described at https://parquet.apache.org/docs/file-format/.
"""

import datetime
import struct

BOOLEAN, INT32, INT64, INT96, FLOAT, DOUBLE, BYTE_ARRAY = range(7)
EPOCH = datetime.date(1970, 1, 1)


class Thrift:
    """A structure of the Thrift compact protocol, as {field id: value}."""

    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def varint(self):
        result = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            result |= (byte & 0x7F) << shift
            if byte < 0x80:
                return result
            shift += 7

    def zigzag(self):
        n = self.varint()
        return (n >> 1) ^ -(n & 1)

    def bytes(self):
        size = self.varint()
        self.at += size
        return self.data[self.at - size:self.at]

    def value(self, kind):
        if kind in (1, 2):
            return kind == 1
        if kind == 3:
            self.at += 1
            return self.data[self.at - 1]
        if kind in (4, 5, 6):
            return self.zigzag()
        if kind == 7:
            self.at += 8
            return struct.unpack_from("<d", self.data, self.at - 8)[0]
        if kind == 8:
            return self.bytes()
        if kind in (9, 10):
            head = self.data[self.at]
            self.at += 1
            size = head >> 4 if head >> 4 != 15 else self.varint()
            return [self.value(head & 15) for _ in range(size)]
        if kind == 12:
            return self.struct()
        raise ValueError(f"Thrift type {kind} is not expected in a snapshot.")

    def struct(self):
        fields, last = {}, 0
        while True:
            head = self.data[self.at]
            self.at += 1
            if head == 0:
                return fields
            last = last + (head >> 4) if head >> 4 else self.zigzag()
            fields[last] = self.value(head & 15)


def snappy(data):
    """Decompresses a Snappy block: literals, and copies of what was there before."""
    head = Thrift(data)
    size, at, out = head.varint(), head.at, bytearray()
    while at < len(data):
        tag = data[at]
        at += 1
        if tag & 3 == 0:
            length = tag >> 2
            if length >= 60:
                extra = length - 59
                length = int.from_bytes(data[at:at + extra], "little")
                at += extra
            out += data[at:at + length + 1]
            at += length + 1
            continue
        if tag & 3 == 1:
            length, offset = 4 + (tag >> 2 & 7), (tag >> 5) << 8 | data[at]
            at += 1
        else:
            width = 2 if tag & 3 == 2 else 4
            length, offset = 1 + (tag >> 2), int.from_bytes(data[at:at + width], "little")
            at += width
        for _ in range(length):
            out.append(out[-offset])
    assert len(out) == size
    return bytes(out)


def runs(data, width, count):
    """The hybrid of run-length and bit-packed numbers, from which levels and dictionary indices are read."""
    stream, values = Thrift(data), []
    while len(values) < count:
        head = stream.varint()
        if head & 1:
            size = (head >> 1) * width
            packed = int.from_bytes(data[stream.at:stream.at + size], "little")
            stream.at += size
            values += [(packed >> i * width) & (1 << width) - 1 for i in range((head >> 1) * 8)]
        else:
            size = (width + 7) // 8
            values += [int.from_bytes(data[stream.at:stream.at + size], "little")] * (head >> 1)
            stream.at += size
    return values[:count]


def deltas(data, count):
    """Numbers as differences, packed in blocks (DELTA_BINARY_PACKED)."""
    stream = Thrift(data)
    block, minis = stream.varint(), stream.varint()
    total, values = stream.varint(), [stream.zigzag()]
    while len(values) < total:
        least = stream.zigzag()
        widths = data[stream.at:stream.at + minis]
        stream.at += minis
        for width in widths:
            if len(values) >= total:
                break
            size = block // minis * width // 8
            packed = int.from_bytes(data[stream.at:stream.at + size], "little")
            stream.at += size
            for i in range(block // minis):
                values.append(values[-1] + least + (packed >> i * width & (1 << width) - 1))
    return values[:count]


def plain(data, kind, count):
    if kind == DOUBLE:
        return list(struct.unpack_from(f"<{count}d", data))
    if kind in (INT32, INT64):
        return list(struct.unpack_from(f"<{count}{'i' if kind == INT32 else 'q'}", data))
    if kind == BYTE_ARRAY:
        values, at = [], 0
        for _ in range(count):
            size = int.from_bytes(data[at:at + 4], "little")
            values.append(data[at + 4:at + 4 + size].decode("utf-8"))
            at += 4 + size
        return values
    raise ValueError(f"Parquet type {kind} is not expected in a snapshot.")


def column(data, meta, optional):
    """The values of one column of one row group, None for null."""
    kind, codec, count = meta[1], meta[4], meta[5]
    at, dictionary, values = meta.get(11) or meta[9], None, []
    while len(values) < count:
        stream = Thrift(data, at)
        header = stream.struct()
        body = data[stream.at:stream.at + header[3]]
        at = stream.at + header[3]
        if header[1] == 2:
            dictionary = plain(snappy(body) if codec == 1 else body, kind, header[7][1])
            continue
        levels = None
        if header[1] == 0:
            size, encoding = header[5][1], header[5][2]
            body = snappy(body) if codec == 1 else body
            if optional:
                length = int.from_bytes(body[:4], "little")
                levels, body = runs(body[4:4 + length], 1, size), body[4 + length:]
        else:
            page = header[8]
            size, encoding, length = page[1], page[4], page[5]
            levels = runs(body[:length], 1, size) if optional else None
            body = snappy(body[length:]) if codec == 1 and page.get(7, True) else body[length:]
        present = sum(levels) if levels is not None else size
        if encoding in (2, 8):
            some = [dictionary[i] for i in runs(body[1:], body[0], present)] if present else []
        elif encoding == 5:
            some = deltas(body, present) if present else []
        else:
            some = plain(body, kind, present)
        values += some if levels is None else [next(it) if level else None for it in [iter(some)] for level in levels]
    return values


def read(path):
    """A snapshot as {series: {column: values}}, dates as datetime.date."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:4] == data[-4:] == b"PAR1", "This is no Parquet file."
    size = int.from_bytes(data[-8:-4], "little")
    footer = Thrift(data[-8 - size:-8]).struct()
    fields = {element[4].decode(): element for element in footer[2][1:]}
    result = {}
    for group in footer[4]:
        columns = {}
        for chunk in group[1]:
            name = chunk[3][3][0].decode()
            columns[name] = column(data, chunk[3], fields[name].get(3) == 1)
        columns["date"] = [EPOCH + datetime.timedelta(days=day) for day in columns["date"]]
        result[columns.pop("series")[0]] = columns
    return result
