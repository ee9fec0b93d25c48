using System.Text.Json;
using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.Yahoo;

/// <summary>What Yahoo's chart interface answers: columns under each other, each with a value a day, and an error beside them.</summary>
internal sealed class YahooChart
{
    /// <summary>The columns of prices in the order of a bar, and the volume.</summary>
    public static IReadOnlyList<string> Names { get; } = ["open", "high", "low", "close", "volume"];

    private static readonly string[] MetaNames = ["symbol", "currency", "dataGranularity", "gmtoffset", "regularMarketTime"];

    private readonly JsonValue[] _meta = new JsonValue[MetaNames.Length];

    private YahooChart() { }

    /// <summary>Splits: when, in seconds since 1970, and how many shares one share became.</summary>
    public IReadOnlyList<(long Second, double Ratio)> Splits { get; private set; } = [];

    /// <summary>Code and description of an error; null for none.</summary>
    public string? Error { get; private set; }

    /// <summary>Whether there is a chart.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Seconds since 1970 at which each bar begins.</summary>
    public IReadOnlyList<JsonValue> Times { get; private set; } = [];

    /// <summary>Columns of prices and the volume by their names; null when there are no prices at all.</summary>
    public IReadOnlyDictionary<string, NumberColumn>? Quote { get; private set; }

    /// <summary>Closes adjusted for dividends; null for none.</summary>
    public NumberColumn? AdjustedClose { get; private set; }

    /// <summary>Dividends: when, in seconds since 1970, and how much.</summary>
    public IReadOnlyList<(long Second, double Cash)> Dividends { get; private set; } = [];

    /// <summary>What the chart says of itself, as its <c>symbol</c>.</summary>
    public JsonValue Meta(string name) => _meta[Array.IndexOf(MetaNames, name)];

    /// <summary>Reads a body to its end.</summary>
    /// <param name="json">The body.</param>
    /// <param name="errorAlone">Whether nothing but the error is wanted.</param>
    /// <exception cref="SeriesUnavailableException">The body is cut off or damaged.</exception>
    public static YahooChart Read(JsonBody json, bool errorAlone = false)
    {
        var chart = new YahooChart();
        if (json.BeginsObject())
            while (json.NextProperty(out var part))
                chart.ReadPart(ref json, hasChart: part == "chart" && !errorAlone);
        json.End();
        return chart;
    }

    /// <summary>An error stands beside the result, in whichever part of the body its interface has.</summary>
    private void ReadPart(ref JsonBody json, bool hasChart)
    {
        if (json.Token != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.NextProperty(out var name))
        {
            if (name == "error" && json.Token == JsonTokenType.StartObject)
            {
                var words = new JsonValue[2];
                json.Take(["code", "description"], words);
                Error ??= $"{words[0].Text}: {words[1].Text}";
            }
            else if (hasChart && name == "result" && json.Token == JsonTokenType.StartArray)
                IsThere = ReadFirst(ref json, ReadResult);
            else
                json.Skip();
        }
    }

    private void ReadResult(ref JsonBody json, string? name)
    {
        switch (name, json.Token)
        {
            case ("meta", _):
                json.Take(MetaNames, _meta);
                break;
            case ("timestamp", JsonTokenType.StartArray):
                var times = new List<JsonValue>();
                while (json.NextItem())
                    times.Add(json.Take());
                Times = times;
                break;
            case ("events", JsonTokenType.StartObject):
                while (json.NextProperty(out var events))
                    ReadEvents(ref json, events);
                break;
            case ("indicators", JsonTokenType.StartObject):
                while (json.NextProperty(out var indicator))
                    ReadIndicator(ref json, indicator);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadEvents(ref JsonBody json, string? events)
    {
        if (events is not ("dividends" or "splits") || json.Token != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        var dividends = new List<(long Second, double Cash)>();
        var splits = new List<(long Second, double Ratio)>();
        var row = new JsonValue[4];
        while (json.NextProperty(out _))
        {
            Array.Clear(row);
            json.Take(["date", "amount", "numerator", "denominator"], row);
            if (row[0].WholeNumber is not { } second)
                continue;
            if (row[1].Number is { } cash)
                dividends.Add((second, cash));
            if (row[2].Number is > 0 and { } after && row[3].Number is > 0 and { } before)
                splits.Add((second, after / before));
        }

        if (events == "dividends")
            Dividends = dividends;
        else
            Splits = splits;
    }

    private void ReadIndicator(ref JsonBody json, string? indicator)
    {
        if (indicator is not ("quote" or "adjclose") || json.Token != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        var columns = new Dictionary<string, NumberColumn>(StringComparer.Ordinal);
        var isThere = ReadFirst(ref json, (ref JsonBody body, string? name) =>
        {
            if (name is not null && body.Token == JsonTokenType.StartArray)
                columns[name] = NumberColumn.Read(ref body, Times.Count);
            else
                body.Skip();
        });
        if (indicator == "quote")
            Quote = isThere ? columns : null;
        else
            AdjustedClose = columns.GetValueOrDefault("adjclose");
    }

    private delegate void PropertyReader(ref JsonBody json, string? name);

    /// <summary>Reads the properties of the first value of a list, and goes past the others; false when the list is empty.</summary>
    private static bool ReadFirst(ref JsonBody json, PropertyReader read)
    {
        var count = 0;
        while (json.NextItem())
        {
            if (count++ == 0 && json.Token == JsonTokenType.StartObject)
                while (json.NextProperty(out var name))
                    read(ref json, name);
            else
                json.Skip();
        }

        return count > 0;
    }
}

/// <summary>A column of numbers.</summary>
internal sealed class NumberColumn
{
    private readonly List<double> _numbers;

    // What is no number is kept as it stands: its row says so.
    private readonly Dictionary<int, JsonValue> _others = [];

    private NumberColumn(int expected) => _numbers = new List<double>(expected);

    /// <summary>How many values there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>Reads the list that begins here.</summary>
    /// <param name="json">The body.</param>
    /// <param name="expected">How many values it should have.</param>
    public static NumberColumn Read(ref JsonBody json, int expected)
    {
        var column = new NumberColumn(expected);
        while (json.NextItem())
        {
            var value = json.Take();
            var number = value.Number;
            if (number is null && value.Kind != JsonTokenType.Null)
                column._others.Add(column.Count, value);
            column._numbers.Add(number ?? double.NaN);
        }

        return column;
    }

    /// <summary>Reads the volume of a row; one that is no number is missing, and named.</summary>
    public double Volume(int index, RowReader rows, string name) => _others.TryGetValue(index, out var other) ? rows.Volume(other, name) : _numbers[index];

    /// <summary>Reads the value of a row; null is NaN, and what is no number leaves the row out.</summary>
    public bool TryNumber(int index, RowReader rows, string name, out double number)
    {
        if (_others.TryGetValue(index, out var other))
            return rows.TryNumber(other, name, out number);
        number = _numbers[index];
        return true;
    }
}
