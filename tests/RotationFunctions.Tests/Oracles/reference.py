"""Reference computation of the per-instrument figures (docs/metrics.md, sections 1 to 3), in plain pandas and numpy.

Written from the definitions alone, apart from the C# code, so that the two can be compared. It favours the obvious
over the fast: every figure is computed directly over its window, in two passes, and nothing is carried from one day
to the next (RSI and ATR excepted, whose definition is a recursion).

All series are laid on one calendar, the benchmark's dates; a day on which an instrument has no bar is NaN there.
An index into that calendar is called t; D is the index of the as-of date, the last one.
"""

import math
from pathlib import Path

import numpy as np
import pandas as pd

BENCHMARK = "SPY"
EARLIER_BENCHMARK = "^GSPC"  # its dates are the calendar before the benchmark's first bar
WINDOWS = {"1D": 1, "1W": 5, "1M": 21, "3M": 63, "6M": 126, "1Y": 252, "YTD": None}
YEAR = 252  # trading days
COVERAGE = 0.9  # a statistic needs this share of the days of its window
SQRT_YEAR = math.sqrt(252.0)


class Panel:
    """Every bar and rate known on the as-of date, on the benchmark's calendar."""

    def __init__(self, folder, as_of, names=None):
        """Read `folder`/daily, index and fred and drop what is later than `as_of`. `names`: only these series."""
        folder = Path(folder)
        self.as_of = pd.Timestamp(as_of)
        bars = {}
        for kind, prefix in (("daily", ""), ("index", "^")):
            for path in sorted((folder / kind).glob("*.csv")):
                name = prefix + path.stem
                if names is not None and name not in names and name not in (BENCHMARK, EARLIER_BENCHMARK):
                    continue
                frame = pd.read_csv(path, parse_dates=["date"]).set_index("date").astype(float)
                bars[name] = frame[frame.index <= self.as_of]
        calendar = bars[BENCHMARK].index
        if EARLIER_BENCHMARK in bars:
            earlier = bars[EARLIER_BENCHMARK].index
            if len(calendar):
                earlier = earlier[earlier < calendar[0]]
            calendar = earlier.append(calendar)
        self.calendar = calendar
        self.series = [n for n in bars if names is None or n in names]
        self.own = bars  # an instrument's own consecutive bars, for RSI and ATR
        self.columns = {}
        for name, frame in bars.items():
            aligned = frame.reindex(calendar)
            for column in ("open", "high", "low", "close", "adj_close", "volume"):
                self.columns[name, column] = (
                    aligned[column].to_numpy() if column in aligned else np.full(len(calendar), np.nan)
                )
        self.rates = {}
        for path in sorted((folder / "fred").glob("*.csv")) if (folder / "fred").exists() else []:
            frame = pd.read_csv(path, na_values=["."])
            if list(frame.columns) != ["observation_date", path.stem]:
                continue
            values = pd.Series(frame[path.stem].astype(float).to_numpy(), pd.to_datetime(frame["observation_date"]))
            # An observation dated t is published, hence known, from the next calendar day on.
            self.rates[path.stem] = values.dropna()[lambda v: v.index < self.as_of]

    def column(self, name, column):
        return self.columns[name, column]

    def close(self, name):
        return self.columns[name, "close"]

    @property
    def last(self):
        return len(self.calendar) - 1

    def rate(self, name, t):
        """The latest observation of a rate known on calendar day t, or None."""
        if name not in self.rates:
            return None
        values = self.rates[name]
        position = values.index.searchsorted(self.calendar[t], side="left")  # strictly before the day
        return float(values.iloc[position - 1]) if position > 0 else None

    def risk_free(self, t):
        """Daily risk-free rate for the return of day t: EFFR, before its first value DFF, without either 0."""
        for name in ("EFFR", "DFF"):
            value = self.rate(name, t)
            if value is not None:
                return value / 100.0 / 252.0
        return 0.0


def base_index(panel, D, window):
    """Calendar index of the window's base close, or None where the calendar does not reach back that far."""
    if window == "YTD":
        earlier = np.flatnonzero(panel.calendar[: D + 1].year < panel.calendar[D].year)
        return int(earlier[-1]) if len(earlier) else None
    base = D - WINDOWS[window]
    return base if base >= 0 else None


def returns(price):
    """Simple return of each calendar day from the calendar day before; NaN unless both have a bar."""
    result = np.full(len(price), np.nan)
    result[1:] = price[1:] / price[:-1] - 1.0
    return result


def enough(count, days):
    return count > 0 and count >= COVERAGE * days


def has_begun(price, t):
    """Whether the series has a bar on calendar day t or before it."""
    return not np.isnan(price[: t + 1]).all()


def sample_std(x):
    if len(x) < 2:
        return None
    mean = x.sum() / len(x)
    return math.sqrt(((x - mean) ** 2).sum() / (len(x) - 1))


def price_return(price, base, D):
    if base is None or math.isnan(price[base]) or math.isnan(price[D]):
        return None
    return float(price[D] / price[base] - 1.0)


def window_returns(price, base, D):
    """The daily returns of the days after the base up to D that exist; None if the window has too few or no base."""
    if base is None or math.isnan(price[base]) or math.isnan(price[D]):
        return None
    r = returns(price)[base + 1 : D + 1]
    present = r[~np.isnan(r)]
    return present if enough(len(present), D - base) else None


def paired_returns(price_a, price_b, base, D):
    """Daily returns of both on the days on which both have one, and the days' indices."""
    if base is None or any(math.isnan(p[i]) for p in (price_a, price_b) for i in (base, D)):
        return None
    a, b = returns(price_a)[base + 1 : D + 1], returns(price_b)[base + 1 : D + 1]
    both = ~np.isnan(a) & ~np.isnan(b)
    if not enough(int(both.sum()), D - base):
        return None
    return a[both], b[both], np.arange(base + 1, D + 1)[both]


def average_close(price, days, D):
    """Mean of the closes present among the last `days` calendar days, D included.

    The series must have begun by the first of them: an average never falls back to a shorter window.
    """
    first = D - days + 1
    if first < 0 or math.isnan(price[D]) or not has_begun(price, first):
        return None
    present = price[first : D + 1]
    present = present[~np.isnan(present)]
    return float(present.sum() / len(present)) if enough(len(present), days) else None


def max_drawdown(price, base, D):
    if base is None or math.isnan(price[base]) or math.isnan(price[D]):
        return None
    peak, worst = -math.inf, 0.0
    for p in price[base : D + 1]:
        if not math.isnan(p):
            peak = max(peak, p)
            worst = min(worst, p / peak - 1.0)
    return float(worst)


def wilder(values):
    """Smoothed average with alpha 1/14, seeded by the plain average of the first 14 values; None if fewer."""
    if len(values) < 14:
        return None
    average = float(np.sum(values[:14]) / 14.0)
    for value in values[14:]:
        average = (average * 13.0 + value) / 14.0
    return average


def rsi(closes):
    change = np.diff(closes)
    gain, loss = wilder(np.maximum(change, 0.0)), wilder(np.maximum(-change, 0.0))
    if gain is None or gain + loss == 0.0:
        return None
    return 100.0 * gain / (gain + loss)


def atr(high, low, close):
    """A true range needs the close before it, so the first one belongs to the series' second bar."""
    before = close[:-1]
    true_range = np.maximum(high[1:], before) - np.minimum(low[1:], before)
    return wilder(true_range)


def dollar_volume(panel, name, D, days=21):
    first = D - days + 1
    price, volume = panel.close(name), panel.column(name, "volume")
    if first < 0 or math.isnan(price[D]) or not has_begun(price, first):
        return None
    value = (price * volume)[first : D + 1]
    value = value[~np.isnan(value)]  # a day with a bar and volume 0 counts, as 0
    if not enough(len(value), days) or value.sum() == 0.0:
        return None
    return float(value.sum() / len(value))


def amihud(panel, name, D, days=21):
    base = D - days
    price, volume = panel.close(name), panel.column(name, "volume")
    if base < 0 or math.isnan(price[base]) or math.isnan(price[D]):
        return None
    r = returns(price)[base + 1 : D + 1]
    value = (price * volume)[base + 1 : D + 1]
    usable = ~np.isnan(r) & ~np.isnan(value) & (value > 0.0)
    if usable.sum() < 15:
        return None
    ratio = np.abs(r[usable]) / value[usable]
    return float(ratio.sum() / len(ratio) * 1e6)


def corwin_schultz(panel, name, D, days=21):
    base = D - days
    high, low, close = (panel.column(name, c) for c in ("high", "low", "close"))
    if base < 0 or math.isnan(close[base]) or math.isnan(close[D]):
        return None
    spreads = []
    k = 3.0 - 2.0 * math.sqrt(2.0)
    for t in range(base + 1, D + 1):
        h1, l1, c1, h2, l2 = high[t - 1], low[t - 1], close[t - 1], high[t], low[t]
        if any(math.isnan(x) for x in (h1, l1, c1, h2, l2)):
            continue
        gap = c1 - h2 if c1 > h2 else c1 - l2 if c1 < l2 else 0.0
        h2, l2 = h2 + gap, l2 + gap
        beta = math.log(h1 / l1) ** 2 + math.log(h2 / l2) ** 2
        gamma = math.log(max(h1, h2) / min(l1, l2)) ** 2
        alpha = (math.sqrt(2.0 * beta) - math.sqrt(beta)) / k - math.sqrt(gamma / k)
        spreads.append(max(0.0, 2.0 * (math.exp(alpha) - 1.0) / (1.0 + math.exp(alpha))))
    return float(sum(spreads) / len(spreads)) if enough(len(spreads), days) else None


def distance_from_average(price, D, days=200):
    average = average_close(price, days, D)
    return None if average is None else float(price[D] / average - 1.0)


def against_benchmark(panel, name, D):
    ids = ["beta.1Y", "correlation.1Y", "trackingError.1Y", "informationRatio.1Y", "capture.up.1Y", "capture.down.1Y"]
    result = dict.fromkeys(ids)
    base = base_index(panel, D, "1Y")
    pair = paired_returns(panel.close(name), panel.close(BENCHMARK), base, D)
    if pair is None:
        return result
    r, m, _ = pair
    rm, mm = r.sum() / len(r), m.sum() / len(m)
    srm, srr, smm = ((r - rm) * (m - mm)).sum(), ((r - rm) ** 2).sum(), ((m - mm) ** 2).sum()
    if smm > 0.0:
        result["beta.1Y"] = srm / smm
        if srr > 0.0:
            result["correlation.1Y"] = srm / math.sqrt(srr * smm)
    active = r - m
    error = sample_std(active) * SQRT_YEAR
    result["trackingError.1Y"] = error
    if error > 0.0:
        result["informationRatio.1Y"] = active.sum() / len(active) * 252.0 / error
    for which, days in (("up", m > 0.0), ("down", m < 0.0)):
        if days.any():
            bench = np.prod(1.0 + m[days]) - 1.0
            result[f"capture.{which}.1Y"] = (np.prod(1.0 + r[days]) - 1.0) / bench if bench != 0.0 else None
    return {k: None if v is None else float(v) for k, v in result.items()}


def downside(panel, name, D):
    """Downside deviation and Sortino ratio; the minimum acceptable return is the risk-free rate of each day."""
    price, base = panel.close(name), base_index(panel, D, "1Y")
    result = {"downsideDeviation.1Y": None, "sortino.1Y": None}
    if window_returns(price, base, D) is None:
        return result
    r = returns(price)
    days = [t for t in range(base + 1, D + 1) if not math.isnan(r[t])]
    excess = np.array([r[t] - panel.risk_free(t) for t in days])
    deviation = math.sqrt((np.minimum(excess, 0.0) ** 2).sum() / len(excess)) * SQRT_YEAR
    result["downsideDeviation.1Y"] = deviation
    if deviation > 0.0:
        result["sortino.1Y"] = float(excess.sum() / len(excess) * 252.0 / deviation)
    return result


def highs(panel, name, D):
    price = panel.close(name)
    result = dict.fromkeys(["high.52w", "high.52w.distance", "high.allTime", "high.allTime.distance", "daysSinceHigh"])
    first = D - YEAR + 1
    if first >= 0 and not math.isnan(price[D]) and has_begun(price, first):
        result["high.52w"] = float(np.nanmax(price[first : D + 1]))
        result["high.52w.distance"] = float(price[D] / result["high.52w"] - 1.0)
    if math.isnan(price[D]):
        return result
    top = float(np.nanmax(price[: D + 1]))
    result["high.allTime"] = top
    result["high.allTime.distance"] = float(price[D] / top - 1.0)
    result["daysSinceHigh"] = int(D - np.flatnonzero(price[: D + 1] == top)[-1])  # the last close at the high
    return result


def averages(panel, name, D):
    price = panel.close(name)
    distance = distance_from_average(price, D)
    result = {
        "sma.50": average_close(price, 50, D),
        "sma.200": average_close(price, 200, D),
        "distance.sma200": distance,
        "distance.sma200.std": None,
    }
    if distance is None or D - YEAR + 1 < 0:
        return result
    first = D - YEAR + 1
    if first - 199 >= 0 and has_begun(price, first - 199):  # the first of the distances has a full average
        last = [distance_from_average(price, t) for t in range(first, D + 1)]
        last = np.array([d for d in last if d is not None])
        if enough(len(last), YEAR):
            spread = sample_std(last)
            result["distance.sma200.std"] = distance / spread if spread > 0.0 else None
    return result


def figures(panel, name, D=None):
    """Every figure of section 3 for one series on the as-of date, or on an earlier calendar index D: id to value.

    A series without a bar on that day is stale: every figure is None.
    """
    D = panel.last if D is None else D
    price, adjusted = panel.close(name), panel.column(name, "adj_close")
    result = {}
    for window in WINDOWS:
        base = base_index(panel, D, window)
        result[f"return.{window}"] = price_return(price, base, D)
        result[f"totalReturn.{window}"] = price_return(adjusted, base, D)
        r = window_returns(price, base, D)
        daily = None if r is None else sample_std(r)
        result[f"volatility.daily.{window}"] = daily
        result[f"volatility.annual.{window}"] = None if daily is None else daily * SQRT_YEAR
        result[f"drawdown.max.{window}"] = max_drawdown(price, base, D)
    result.update(against_benchmark(panel, name, D))
    result.update(downside(panel, name, D))
    result.update(highs(panel, name, D))
    result.update(averages(panel, name, D))
    own = panel.own[name]
    own = own[own.index <= panel.calendar[D]]
    result["rsi.14"] = rsi(own["close"].to_numpy())
    result["atr.14"] = atr(own["high"].to_numpy(), own["low"].to_numpy(), own["close"].to_numpy())
    result["liquidity.dollarVolume.1M"] = dollar_volume(panel, name, D)
    result["liquidity.amihud.1M"] = amihud(panel, name, D)
    result["liquidity.spread.1M"] = corwin_schultz(panel, name, D)
    return dict.fromkeys(result) if math.isnan(price[D]) else result
