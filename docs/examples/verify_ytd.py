"""Recomputes the year-to-date returns of a published report from its snapshot, and its hash: no code of the desk's.

    python3 verify_ytd.py report.json snapshot.parquet

Needs pandas. Without a Parquet engine for it (pyarrow or fastparquet) the file is read by plain_parquet.py.
"""

import hashlib
import json
import sys

import pandas


def frame(path):
    """The snapshot, a row a series and day."""
    try:
        return pandas.read_parquet(path)
    except ImportError:
        import plain_parquet

        return pandas.concat(
            [pandas.DataFrame(columns).assign(series=series) for series, columns in plain_parquet.read(path).items()])


def year_to_date(rows, price, as_of):
    """The price on the day over the last one of the year before, less one."""
    before = rows[rows.date < f"{as_of[:4]}-01-01"][price]
    now = rows[rows.date == as_of][price]
    return float(now.iloc[0]) / float(before.iloc[-1]) - 1


published = open(sys.argv[1], "rb").read()
report = json.loads(published)
failures = 0

# The hash is that of all bytes before its own member, and a closing brace.
member = b',"hash":"' + report["hash"].encode() + b'"}'
if not published.endswith(member) or hashlib.sha256(published[:-len(member)] + b"}").hexdigest() != report["hash"]:
    print("The report does not have the hash that it states.")
    failures += 1

# The snapshot's name carries the first 16 digits of the hash of its bytes.
name = hashlib.sha256(open(sys.argv[2], "rb").read()).hexdigest()[:16]
if report["source"]["snapshot"] != f'{report["source"]["snapshot"][:10]}/{name}.parquet':
    print(f'The snapshot is not {report["source"]["snapshot"]}.')
    failures += 1

snapshot = frame(sys.argv[2])
snapshot["date"] = pandas.to_datetime(snapshot.date)
compared = 0
for performance in report["performance"]:
    rows = snapshot[snapshot.series == performance["series"]]
    for kind, price in (("returns", "close"), ("totalReturns", "adj_close")):
        stated = performance[kind]["YTD"]
        if stated is None:
            continue
        compared += 1
        found = year_to_date(rows, price, report["asOf"])
        if found != stated:
            print(f'{performance["series"]} {kind}: published {stated!r}, recomputed {found!r}')
            failures += 1

print(f"{compared} year-to-date returns compared, {failures} differences")
sys.exit(1 if failures or not compared else 0)
