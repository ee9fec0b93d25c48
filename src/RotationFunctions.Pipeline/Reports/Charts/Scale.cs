namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>Maps values to places along one axis of a picture, over a range of round numbers.</summary>
internal sealed class Scale
{
    private readonly double _from, _to;

    /// <param name="least">Least value that has to fit.</param>
    /// <param name="most">Greatest value that has to fit.</param>
    /// <param name="from">Where the least round number lies.</param>
    /// <param name="to">Where the greatest one lies.</param>
    /// <param name="ticks">About how many round numbers to mark.</param>
    public Scale(double least, double most, double from, double to, int ticks = 5)
    {
        (_from, _to) = (from, to);
        if (most - least < 1e-9)
            (least, most) = (least - 0.5, most + 0.5);
        var rough = (most - least) / ticks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 });
        (Least, Most) = (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((Most - Least) / step) + 1).Select(i => Least + (i * step))];
    }

    public double Least { get; }

    public double Most { get; }

    /// <summary>The round numbers, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Where a value lies.</summary>
    public double At(double value) => _from + ((value - Least) / (Most - Least) * (_to - _from));
}
