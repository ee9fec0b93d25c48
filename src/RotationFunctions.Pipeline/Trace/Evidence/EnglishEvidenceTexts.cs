using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Trace.Evidence;

internal sealed record EnglishEvidenceTexts : EvidenceTexts
{
    internal static readonly EnglishEvidenceTexts Instance = new()
    {
        Title = "Does any published signal foretell who leads?",
        Report = "Report of",
        Table = "What came of each signal",
        TableNote = "Fractions as percent; Sharpe ratios a year; every number leads to where it comes from.",
        Signal = "Signal",
        Verdict = "Verdict",
        Why = "Why",
        Signals = "The signals",
        Measures = "What it measures",
        Formula = "Formula",
        Source = "Published by",
        OurOwn = "the desk’s own",
        Columns = "What the columns mean",
        Column = "Column",
        MethodHeading = "How the table is made",
        Absent = "The table is absent:",
        ForPrograms = "All of this for a program:",
        NotTold = "The report is from before the desk looked at the evidence.",
        Method =
        [
            "On the last trading day of each finished month since December 2005 each signal is read as it was known that evening. Its outcome is the total return of small caps (IWM) less that of large caps (SPY) over the next month; for sectors, the mean return of the three with the highest signal less that of the three with the lowest. A month is finished when there is a trading day of a later one, so the table changes once a month.",
            "Each signal takes a side: small caps when it is positive, large caps when it is negative. January takes the side of small caps for one month a year and none in the others; the desk’s stance takes the side that leads, and none when it is mixed. The parameters are those of the authors; none was chosen here.",
            "The t statistic allows for months that hang together (Newey and West, Bartlett weights, ⌊4(T/100)^(2/9)⌋ lags). Nine signals are nine chances to be lucky, so Holm’s correction holds each p against all of them; the hit rate stands beside what always taking the same side, the better of the two, would have got right in the same months.",
            "Following a signal costs 5 basis points for each leg bought or sold, from a flat start. The deflated Sharpe ratio is the probability that the signal’s Sharpe ratio, given how many months there are and how skewed and fat-tailed they were, beats that of the luckiest of as many signals without merit.",
            "Evidence that stands up needs both a p under 0.05 against all signals and a deflated Sharpe ratio of at least 0.95; one of the two is weak evidence, neither is no evidence. “No evidence” does not mean that the signal is wrong. It means that these months cannot tell it from luck, which is reason enough not to pay for it. The records of stances and conditions have a test and verdicts of their own.",
        ],
        OfSignals = new Dictionary<string, string>
        {
            ["momentum12-1"] = "How small caps did against large caps over the year, its last month left out: what has led goes on leading.",
            ["ratioOverSma200"] = "How far the ratio of small to large caps stands above its 200-day average: the trend holds.",
            ["creditExcess3M"] = "What high-yield bonds returned over three months beyond their interest-rate part: small firms live on credit.",
            ["curveSteepening3M"] = "By how much the yield curve steepened over 63 trading days: growth ahead favours small firms.",
            ["vixUnder75d"] = "How far implied volatility stands below its 75-day average: calm favours the risky.",
            ["reversal1M"] = "The opposite of last month’s lead, by its place in its own history: what went far comes back.",
            ["january"] = "The turn of the year: small caps are said to lead in January.",
            ["stance"] = "The desk’s own score, and as its side the stance that follows from it.",
            ["sectorMomentum12-1"] = "Which sectors rose most over the year, its last month left out: the strongest stay strong.",
        },
        OfColumns = new Dictionary<string, (string, string)>
        {
            ["months"] = ("Months", "Finished months with both a signal and an outcome."),
            ["ic"] = ("IC", "Information coefficient: the rank correlation of the signal with the next month’s outcome, from −1 to 1; 0 is no relation. Of sectors, the mean of each month’s."),
            ["t"] = ("t", "The coefficient over its error; beyond ±2 it would be unusual, if it were the only one tried."),
            ["p"] = ("p", "How often chance alone gives so large a t, in either direction."),
            ["holm"] = ("Holm p", "The same held against all signals that are tried. It is the one that counts."),
            ["active"] = ("Active", "Months in which the signal takes a side."),
            ["hit"] = ("Hit rate", "Share of these months in which it was right."),
            ["base"] = ("Base", "Share that always taking the same side, the better of the two, got right in these months; one half for sectors. A hit rate means nothing without it."),
            ["gross"] = ("Gross", "Return a year of following the signal, before costs."),
            ["net"] = ("Net", "The same after 5 basis points for each leg traded."),
            ["sharpe"] = ("Sharpe", "Net return over its deviation, a year."),
            ["deflatedSharpe"] = ("Deflated Sharpe", "Probability, in hundredths, that the Sharpe ratio beats that of the luckiest of as many signals without merit."),
        },
    };

    internal override string TooFew(int months) => string.Create(CultureInfo.InvariantCulture, $"It takes {months} finished months with a signal and an outcome.");

    internal override string Because(double holm, double deflated) => string.Create(
        CultureInfo.InvariantCulture,
        $"Its p against all signals is {holm:0.000}, {(holm < EvidenceRow.Significant ? "under" : "not under")} 0.05; its deflated Sharpe ratio is {deflated:0.000}, {(deflated >= EvidenceRow.Certain ? "not under" : "under")} 0.95.");
}
