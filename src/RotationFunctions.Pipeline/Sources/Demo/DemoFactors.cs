namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>
/// What moves every series of the simulated market, day by day, and the rates that follow from the central bank's
/// decisions. A series' return is a mixture of these and of noise of its own, so series correlate as their loadings do.
/// </summary>
internal sealed class DemoFactors
{
    private const double DaysPerYear = 252;
    private const double RootOfDaysPerYear = 15.874507866387544;

    // Volatility clusters (Glosten, Jagannathan and Runkle 1993): shocks, falls above all, raise the variance of the
    // following days, which then decays toward that of the regime.
    private const double ShockWeight = 0.05;
    private const double FallWeight = 0.08;
    private const double Persistence = 0.88;
    private const double LargestMove = 0.11;

    private const double SizeVolatility = 8.5;
    private const double ValueVolatility = 6;
    private const double GrowthVolatility = 5;
    private const double NeutralRate = 3;

    public DemoFactors()
    {
        var days = DemoCalendar.TradingDays;
        (Market, Volatility, Size, Value, Growth) = (new double[days.Length], new double[days.Length], new double[days.Length], new double[days.Length], new double[days.Length]);
        (PolicyLower, Aim, TwoYear, TenYear, TenYearChange) = (new double[days.Length], new double[days.Length], new double[days.Length], new double[days.Length], new double[days.Length]);
        SimulateEquities();
        SimulateRates();
    }

    /// <summary>Daily return of the market.</summary>
    public double[] Market { get; }

    /// <summary>Deviation that the market's daily return was drawn with.</summary>
    public double[] Volatility { get; }

    /// <summary>Daily return of small companies over large ones.</summary>
    public double[] Size { get; }

    /// <summary>Daily return of value companies over the market.</summary>
    public double[] Value { get; }

    /// <summary>Daily return of growth companies over the market.</summary>
    public double[] Growth { get; }

    /// <summary>Lower end of the policy rate's target range, 0.25 wide, in percent.</summary>
    public double[] PolicyLower { get; }

    /// <summary>Middle of the target range that the central bank steers for, in percent.</summary>
    public double[] Aim { get; }

    /// <summary>Two-year yield in percent.</summary>
    public double[] TwoYear { get; }

    /// <summary>Ten-year yield in percent.</summary>
    public double[] TenYear { get; }

    /// <summary>Daily change of the ten-year yield in percentage points.</summary>
    public double[] TenYearChange { get; }

    private void SimulateEquities()
    {
        var (market, size, value, growth) = (Shocks("market"), Shocks("size"), Shocks("value"), Shocks("growth"));
        var variance = 0.0;
        var day = 0;
        foreach (var regime in DemoRegime.ByDay.Take(Market.Length))
        {
            var longRun = Square(regime.Volatility / 100) / DaysPerYear;
            variance = day == 0 ? longRun : variance;
            var deviation = Math.Sqrt(variance);
            var shock = deviation * market[day];
            Volatility[day] = deviation;
            Market[day] = Math.Clamp(Daily(regime.Market) + shock, -LargestMove, LargestMove);
            variance = (1 - ShockWeight - FallWeight / 2 - Persistence) * longRun
                + (ShockWeight + (shock < 0 ? FallWeight : 0)) * Square(shock) + Persistence * variance;
            // In a nervous market everything moves more, styles by less than the market itself.
            var nervousness = (0.5 + 0.5 * deviation * RootOfDaysPerYear / 0.15) / RootOfDaysPerYear / 100;
            Size[day] = Daily(regime.Size) + SizeVolatility * nervousness * size[day];
            Value[day] = Daily(regime.Value) + ValueVolatility * nervousness * value[day];
            Growth[day] = Daily(regime.Growth) + GrowthVolatility * nervousness * growth[day];
            day++;
        }
    }

    /// <summary>
    /// Shocks of deviation 1 for every day, whose mean is 0 in each spell and not only in the long run: chance would
    /// otherwise outweigh the script, and a spell of leading small caps might be one in which they lag.
    /// </summary>
    private static double[] Shocks(string factor)
    {
        var random = new DemoRandom($"{factor}/factor");
        var shocks = new double[DemoCalendar.TradingDays.Length];
        for (var day = 0; day < shocks.Length; day++)
            shocks[day] = random.FatTailed();
        var start = 0;
        foreach (var regime in DemoRegime.Script)
        {
            var spell = shocks.AsSpan(start, Math.Min(regime.Days, shocks.Length - start));
            var sum = 0.0;
            foreach (var shock in spell)
                sum += shock;
            foreach (ref var shock in spell)
                shock -= sum / spell.Length;
            start += spell.Length;
        }

        return shocks;
    }

    private void SimulateRates()
    {
        var random = new DemoRandom("rates");
        var days = DemoCalendar.TradingDays;
        var day = 0;
        var (lower, two, ten) = (0.25, 1.0, 2.2);
        foreach (var regime in DemoRegime.ByDay.Take(days.Length))
        {
            if (day > 0 && DemoCalendar.IsMeeting(days[day - 1]))
                lower += Step(regime.PolicyRate - (lower + 0.125));
            var aim = regime.PolicyRate;
            var shock = 0.05 * random.FatTailed() + 0.6 * Market[day];
            var before = ten;
            // The two-year yield anticipates the coming decisions, the ten-year yield forgets most of them.
            two = Math.Max(0.1, two + 0.03 * (lower + 0.125 + Math.Clamp(aim - lower - 0.125, -1.5, 1.5) - two) + 0.6 * shock + 0.03 * random.FatTailed());
            ten = Math.Max(0.5, ten + 0.01 * (0.5 * aim + 0.5 * NeutralRate + 0.3 - ten) + shock);
            (PolicyLower[day], Aim[day], TwoYear[day], TenYear[day], TenYearChange[day]) = (lower, aim, two, ten, ten - before);
            day++;
        }
    }

    /// <summary>What one meeting decides: quarter points, more of them the farther the rate is from where it should be.</summary>
    private static double Step(double gap) => Math.Sign(gap) * Math.Abs(gap) switch
    {
        < 0.2 => 0,
        < 1.1 => 0.25,
        < 2.1 => 0.5,
        _ => 0.75,
    };

    private static double Daily(double percentPerYear) => percentPerYear / 100 / DaysPerYear;

    private static double Square(double x) => x * x;
}
