namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>
/// A spell of the simulated market. All but the days are per year: drifts and volatility in percent, the rate that
/// the central bank steers for in percent.
/// </summary>
/// <param name="Days">Length in trading days.</param>
/// <param name="Market">Drift of the market.</param>
/// <param name="Volatility">Volatility to which the market reverts.</param>
/// <param name="Size">Drift of small companies over large ones: above zero, small caps lead.</param>
/// <param name="Value">Drift of value companies over the market.</param>
/// <param name="Growth">Drift of growth companies over the market.</param>
/// <param name="PolicyRate">Middle of the target range that the central bank steers for.</param>
internal sealed record DemoRegime(
    int Days, double Market, double Volatility, double Size, double Value, double Growth, double PolicyRate)
{
    /// <summary>
    /// The script. It is written and not drawn, so that ten years hold every kind of spell that a report speaks of
    /// (bull, range, correction, crash and recovery, bear) and leadership passes to small caps and back several times,
    /// the last time shortly before the end.
    /// </summary>
    public static IReadOnlyList<DemoRegime> Script { get; } =
    [
        new(105, Market: 2, Volatility: 16, Size: -6, Value: 2, Growth: 0, PolicyRate: 0.375),
        new(150, Market: 18, Volatility: 11, Size: 16, Value: 8, Growth: -2, PolicyRate: 0.875),
        new(260, Market: 19, Volatility: 9, Size: -8, Value: -6, Growth: 8, PolicyRate: 1.375),
        new(150, Market: 4, Volatility: 15, Size: 4, Value: -4, Growth: 3, PolicyRate: 2.125),
        new(75, Market: -30, Volatility: 24, Size: -12, Value: 2, Growth: -6, PolicyRate: 2.375),
        new(290, Market: 24, Volatility: 13, Size: -6, Value: -4, Growth: 6, PolicyRate: 1.625),
        new(26, Market: -330, Volatility: 48, Size: -70, Value: -40, Growth: 10, PolicyRate: 0.125),
        new(130, Market: 68, Volatility: 26, Size: 14, Value: -10, Growth: 18, PolicyRate: 0.125),
        new(110, Market: 30, Volatility: 16, Size: 40, Value: 30, Growth: -20, PolicyRate: 0.125),
        new(190, Market: 20, Volatility: 12, Size: -18, Value: -2, Growth: 8, PolicyRate: 0.125),
        new(210, Market: -24, Volatility: 24, Size: -4, Value: 14, Growth: -14, PolicyRate: 4.375),
        new(150, Market: 8, Volatility: 19, Size: -2, Value: -2, Growth: 4, PolicyRate: 5.375),
        new(280, Market: 22, Volatility: 12, Size: -12, Value: -8, Growth: 14, PolicyRate: 5.375),
        new(130, Market: 16, Volatility: 13, Size: 20, Value: 4, Growth: -2, PolicyRate: 4.375),
        new(60, Market: -25, Volatility: 24, Size: -14, Value: 4, Growth: -8, PolicyRate: 4.375),
        new(160, Market: 32, Volatility: 15, Size: -4, Value: -4, Growth: 10, PolicyRate: 4.125),
        new(int.MaxValue, Market: 14, Volatility: 12, Size: 18, Value: 10, Growth: -4, PolicyRate: 3.625),
    ];

    /// <summary>The spell of each trading day.</summary>
    public static IEnumerable<DemoRegime> ByDay => Script.SelectMany(regime => Enumerable.Repeat(regime, regime.Days));
}
