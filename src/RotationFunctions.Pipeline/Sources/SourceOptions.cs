using RotationFunctions.Pipeline.Sources.AlphaVantage;
using RotationFunctions.Pipeline.Sources.Fred;
using RotationFunctions.Pipeline.Sources.NyFed;
using RotationFunctions.Pipeline.Sources.Stooq;
using RotationFunctions.Pipeline.Sources.Tiingo;
using RotationFunctions.Pipeline.Sources.Treasury;
using RotationFunctions.Pipeline.Sources.Yahoo;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>Which sources to ask, from the configuration section <c>Sources</c>.</summary>
public sealed class SourceOptions
{
    public const string Section = "Sources";

    /// <summary>Names of price sources, comma-separated, the preferred one first. Default: <c>demo</c>.</summary>
    public string Prices { get; set; } = Demo.DemoSource.SourceName;

    /// <summary>
    /// Names of sources for rates and projections, likewise. Default: empty, which means those of <see cref="Prices"/>
    /// when they have rates; else <c>nyfed</c>, <c>treasury</c> and, when it has a key, <c>fred</c>.
    /// </summary>
    public string Rates { get; set; } = "";

    /// <summary>Options of the <c>csv</c> source.</summary>
    public CsvOptions Csv { get; set; } = new();

    /// <summary>Options of the <c>tiingo</c> source.</summary>
    public TiingoOptions Tiingo { get; set; } = new();

    /// <summary>Options of the <c>yahoo</c> source.</summary>
    public YahooOptions Yahoo { get; set; } = new();

    /// <summary>Options of the <c>alphavantage</c> source.</summary>
    public AlphaVantageOptions AlphaVantage { get; set; } = new();

    /// <summary>Options of the <c>stooq</c> source.</summary>
    public StooqOptions Stooq { get; set; } = new();

    /// <summary>Options of the <c>nyfed</c> source.</summary>
    public NyFedOptions NyFed { get; set; } = new();

    /// <summary>Options of the <c>treasury</c> source.</summary>
    public TreasuryOptions Treasury { get; set; } = new();

    /// <summary>Options of the <c>fred</c> source.</summary>
    public FredOptions Fred { get; set; } = new();

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
