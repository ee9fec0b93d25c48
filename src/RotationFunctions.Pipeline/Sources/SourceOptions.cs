namespace RotationFunctions.Pipeline.Sources;

/// <summary>Which sources to ask, from the configuration section <c>Sources</c>.</summary>
public sealed class SourceOptions
{
    public const string Section = "Sources";

    /// <summary>Names of price sources, comma-separated, the preferred one first. Default: <c>demo</c>.</summary>
    public string Prices { get; set; } = Demo.DemoSource.SourceName;

    /// <summary>Names of sources for rates and projections, likewise. Default: empty, which means those of <see cref="Prices"/>.</summary>
    public string Rates { get; set; } = "";

    /// <summary>Options of the <c>csv</c> source.</summary>
    public CsvOptions Csv { get; set; } = new();

    /// <summary>Splits a list of names.</summary>
    public static IReadOnlyList<string> Names(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

/// <summary>Options of the <c>csv</c> source.</summary>
public sealed class CsvOptions
{
    /// <summary>The data folder; needed when the source is used. Default: none.</summary>
    public string? Directory { get; set; }
}
