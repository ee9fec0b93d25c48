namespace RotationFunctions.Pipeline.Trace.Evidence;

/// <summary>A signal that is tried: its formula and who published it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Formula">The formula on the last day D of a month.</param>
/// <param name="Source">Who published it; null for the desk's own.</param>
internal sealed record EvidenceSignalDefinition(string Id, string Formula, string? Source)
{
    /// <summary>All that are tried, in the order in which they are told.</summary>
    internal static IReadOnlyList<EvidenceSignalDefinition> All { get; } =
    [
        new("momentum12-1", "RS[D−21] / RS[D−252] − 1, RS = IWM / SPY", "N. Jegadeesh, S. Titman 1993"),
        new("ratioOverSma200", "RS / mean(RS[D−199] … RS[D]) − 1, RS = IWM / SPY", "S. Weinstein 1988; M. Faber 2007"),
        new("creditExcess3M", "TR(HYG) − 0.25 · TR(TLT), 63 days", "K. C. Chan, N. Chen 1991; G. Perez-Quiros, A. Timmermann 2000"),
        new("curveSteepening3M", "(DGS10 − DGS2)[D] − (DGS10 − DGS2)[D−63]", "A. Estrella, G. Hardouvelis 1991"),
        new("vixUnder75d", "1 − VIX / mean(VIX[D−74] … VIX[D])", "M. Copeland, T. Copeland 1999"),
        new("reversal1M", "0.5 − percentile(r_IWM − r_SPY), 21 days", "N. Jegadeesh 1990; W. De Bondt, R. Thaler 1985"),
        new("january", "1 when the next month is January, else 0", "M. Rozeff, W. Kinney 1976; D. Keim 1983"),
        new("stance", "score.rotation; side: 1 rotation, 0 mixed, −1 large caps", null),
        new("sectorMomentum12-1", "P[D−21] / P[D−252] − 1; the three best less the three worst", "T. Moskowitz, M. Grinblatt 1999"),
    ];
}
