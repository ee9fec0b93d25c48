namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>Values of one observed series as they are read, each with the day on which it was published.</summary>
internal sealed class RateRows(string series)
{
    private readonly List<DateOnly> _published = [];
    private readonly List<double> _values = [];
    private readonly List<int> _lines = [];

    /// <summary>Number of rows.</summary>
    public int Count => _published.Count;

    /// <summary>Adds the value of a day. It is published on the next morning and so known from the day after.</summary>
    public void AddObserved(DateOnly day, double value, int line) => AddPublished(day.AddDays(1), value, line);

    /// <summary>Adds a value whose day of publication is known.</summary>
    public void AddPublished(DateOnly published, double value, int line)
    {
        _published.Add(published);
        _values.Add(value);
        _lines.Add(line);
    }

    public SeriesColumns ToColumns() => new() { Id = series, Dates = [.. _published], Close = [.. _values], Lines = [.. _lines] };
}
