#!/usr/bin/env python3
"""Makes rotation-expected.json and judgement-expected.json: what figures and conclusions must be on an invented market, as of some days.

    python3 make_rotation.py

Needs pandas and numpy (Debian: python3-pandas). The market is not stored: it is drawn from a generator that uses nothing but
64-bit integers and the four operations, so that Support/RotationPanel.cs in the tests draws the very same bits. The
figures come from reference.py, rotation.py and judgement.py, which were written from the definitions and not from the C# code.

rotation-expected.json: {as-of date: {id: number, text, true, false or null when absent}}; judgement-expected.json: {as-of date: the parts that
judgement.of gives}.

    python3 make_rotation.py FOLDER DATE

prints what judgement.py makes of a folder of real prices as of a date, in the same form.
"""

import json
import math
import sys
import tempfile
from pathlib import Path

import pandas as pd

import judgement
import reference
import rotation

DAYS = 2100
START = "2017-06-01"
SECTORS = rotation.SECTORS
# Days with and without a range, similar days and evidence; of every stance; a confirmed top (984) and inverse pattern (1077), credit at its worst (1418);
# on the last day IWN is stale.
AS_OF = [700, 984, 1077, 1150, 1418, 1540, 1725, 1805, 1890, 2099]
PAIRS = ["IWM-SPY", "IWC-IWM", "XLC-SPY", "^RUT-^GSPC", "IWN-IWO", "HYG-LQD"]
PERCENTILES = {"IWM": ["return.1M", "return.YTD", "volatility.daily.3M", "rsi.14", "distance.sma200"], "IWM-SPY": ["spread.3M", "rs.mansfield", "rs.slope.3M"]}


class Draws:
    """Knuth's MMIX generator; the upper 53 bits of its state are a number in [0, 1)."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 11) * 2.0**-53

    def normal(self):
        """Near enough to a normal variate: four uniform ones, scaled to a deviation of one."""
        return (self.uniform() + self.uniform() + self.uniform() + self.uniform() - 2.0) * 1.7320508075688772


def rounded(value, scale):
    return math.floor(value * scale + 0.5) / scale


def trading_days():
    days = pd.bdate_range(START, periods=DAYS + 60)
    return days[[(d.month, d.day) not in [(1, 1), (7, 4), (12, 25)] for d in days]][:DAYS]


def regimes(draws):
    """A lead that keeps its sign for some months."""
    moves, drift = [], 0.0
    for _ in range(DAYS):
        if draws.uniform() < 0.0125:
            drift = 0.0015 * draws.normal()
        moves.append(drift)
    return moves


def bars(draws, market, lead, beta, noise):
    price = 20.0 + 200.0 * draws.uniform()
    rows = []
    for day in range(DAYS):
        open_ = rounded(price * (1.0 + 0.002 * draws.normal()), 10000.0)
        price = price * (1.0 + (beta * market[day] + lead[day] + noise * draws.normal()))
        close = rounded(price, 10000.0)
        high = rounded(max(open_, close) * (1.0 + 0.004 * draws.uniform()), 10000.0)
        low = rounded(min(open_, close) * (1.0 - 0.004 * draws.uniform()), 10000.0)
        volume = 0.0 if draws.uniform() < 0.01 else math.floor(100000.0 + 900000.0 * draws.uniform())
        rows.append((open_, high, low, close, close * (1.0 + 0.004 * (day // 63)), volume))
    return rows


def write_market(folder):
    draws = Draws(20260122)
    days = trading_days()
    nothing = [0.0] * DAYS
    market = [0.0004 + 0.009 * draws.normal() for _ in range(DAYS)]
    small = regimes(draws)
    settings = {  # lead, beta, own noise, first day, last day
        "SPY": (nothing, 1.0, 0.0005, 0, DAYS), "IWM": (small, 1.1, 0.003, 0, DAYS), "IWC": (small, 1.2, 0.006, 0, DAYS),
        "QQQ": (nothing, 1.15, 0.004, 0, DAYS), "KRE": (small, 0.9, 0.008, 0, DAYS), "IWN": (small, 0.9, 0.004, 0, 2000),
        "IWO": (small, 1.2, 0.004, 0, DAYS), "HYG": (nothing, 0.3, 0.002, 0, DAYS), "LQD": (nothing, 0.1, 0.002, 0, DAYS),
        "^RUT": (small, 1.1, 0.003, 0, DAYS), "^GSPC": (nothing, 1.0, 0.0005, 0, DAYS), "^IXIC": (nothing, 1.15, 0.004, 0, DAYS),
    }
    for sector in SECTORS:
        settings[sector] = (None, 1.0, 0.004, 255 if sector == "XLC" else 0, DAYS)
    # Later ones have draws of their own, so that those of the others stay.
    later = Draws(19870911)
    mid = [0.5 * lead for lead in small]
    added = {"RSP": (mid, 1.0, 0.002), "IJH": (mid, 1.05, 0.003), "TLT": (nothing, -0.2, 0.005), "^VIX": (nothing, -4.0, 0.03)}
    settings |= {name: setting + (0, DAYS) for name, setting in added.items()}
    for kind in ("daily", "index", "fred"):
        (folder / kind).mkdir()
    for name, (lead, beta, noise, first, end) in settings.items():
        rows = bars(later if name in added else draws, market, regimes(draws) if lead is None else lead, beta, noise)
        index = name.startswith("^")
        text = ["date,open,high,low,close,volume" if index else "date,open,high,low,close,adj_close,volume"]
        for day in range(first, end):
            values = [repr(v) for v in rows[day]]
            if index:
                values = values[:4] + [""]
            text.append(f"{days[day]:%Y-%m-%d}," + ",".join(values))
        (folder / ("index" if index else "daily") / f"{name.lstrip('^')}.csv").write_text("\n".join(text) + "\n")

    policy, two, ten = 150, 180, 260  # hundredths of a percent
    series = {"EFFR": [], "DFEDTARL": [], "DFEDTARU": [], "DGS2": [], "DGS10": []}
    for day in range(DAYS):
        if draws.uniform() < 0.011:
            policy = min(max(policy + (25 if draws.uniform() < 0.5 else -25), 25), 600)
        two += math.floor(7.0 * draws.uniform()) - 3
        ten += math.floor(5.0 * draws.uniform()) - 2
        bonds = day % 97 != 50  # a day on which the bond market is shut
        for name, value, there in (("EFFR", policy + 8, day >= 500), ("DFEDTARL", policy, True), ("DFEDTARU", policy + 25, True),
                                   ("DGS2", two, bonds), ("DGS10", ten, bonds)):
            if there:
                series[name].append(f"{days[day]:%Y-%m-%d},{value / 100.0!r}")
    for name, rows in series.items():
        (folder / "fred" / f"{name}.csv").write_text(f"observation_date,{name}\n" + "\n".join(rows) + "\n")
    return days


def flat(prefix, value, out):
    if isinstance(value, dict):
        for key, inner in value.items():
            flat(f"{prefix}.{key}" if prefix else key, inner, out)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            flat(f"{prefix}.{i}", inner, out)
    else:
        out[prefix] = value


def expected(folder, date):
    panel = reference.Panel(folder, date)
    panel.folder = folder
    have = list(panel.series)
    names = have + ["IJR", "IWD", "IWF"]
    for name in names:
        for column in ("open", "high", "low", "close", "adj_close", "volume"):
            panel.columns.setdefault((name, column), [math.nan] * len(panel.calendar))
    figures = {}
    rotation.add(panel, have, figures)
    out = {}
    for pair in PAIRS:
        for key, value in figures[pair].items():
            if not key.startswith("percentile."):
                flat(f"{pair}/{key}", value, out)
        a, b = pair.split("-")
        for window in reference.WINDOWS:
            base = reference.base_index(panel, panel.last, window)
            both = [reference.price_return(panel.close(x), base, panel.last) for x in (a, b)]
            out[f"{pair}/spread.{window}"] = None if None in both else both[0] - both[1]
    for key, ids in PERCENTILES.items():
        for figure in ids:
            name = figure.replace("spread.", "spread.IWM.SPY.") if "-" in key else figure
            flat(f"{key}/percentile.{figure}", figures[key][f"percentile.{name}"], out)
    for group in ("sectors", "policy", "history", "ratings", "opportunities"):
        flat("", figures[group], out)
    return out, judgement.of(panel)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        real = reference.Panel(Path(sys.argv[1]), sys.argv[2])
        real.folder = Path(sys.argv[1])
        print(json.dumps(judgement.of(real), indent=0, allow_nan=False))
        sys.exit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        days = write_market(folder)
        result = {f"{days[d]:%Y-%m-%d}": expected(folder, days[d]) for d in AS_OF}
    for i, kind in enumerate(("rotation", "judgement")):
        path = Path(__file__).resolve().parent / f"{kind}-expected.json"
        path.write_text(json.dumps({day: both[i] for day, both in result.items()}, indent=0, allow_nan=False) + "\n")
