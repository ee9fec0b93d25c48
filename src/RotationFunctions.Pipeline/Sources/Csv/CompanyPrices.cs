using System.Globalization;
using System.IO.Compression;
using nietras.SeparatedValues;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>The rows of every listed stock, as a folder has them, and what is odd about them.</summary>
/// <param name="Market">The rows, days that cannot be used left out.</param>
/// <param name="Warnings">What was left out or is odd, each naming the file and line, or the day.</param>
internal sealed record CompanyPricesContent(CompanyMarket Market, IReadOnlyList<Reason> Warnings);

/// <summary>
/// Reads the evening lists of all listed stocks: <c>companies/prices/YEAR.csv</c> with <c>symbol,date,close,prev,volume,shares</c>, and
/// <c>symbols.csv</c> with <c>symbol,first_seen_utc,name,industry</c>; either may be compressed (<c>.gz</c>).
/// </summary>
internal static class CompanyPrices
{
    private const string Symbols = "symbols";
    private static readonly string[] ListColumns = ["symbol", "date", "close", "prev", "volume", "shares"];
    private static readonly string[] SymbolColumns = ["symbol", "first_seen_utc", "name", "industry"];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder with the lists.</param>
    /// <param name="cancellationToken">Stops the reading between two rows.</param>
    /// <exception cref="DataFolderException">There is no such folder or no list in it, or a list lacks a column.</exception>
    public static CompanyPricesContent Read(string folder, CancellationToken cancellationToken)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder).Where(file => IsList(file)).Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            throw new DataFolderException($"The folder {folder} has no lists of stocks: put files YEAR.csv or YEAR.csv.gz with the columns symbol,date,close,prev,volume,shares there.");
        var warnings = new List<Reason>();
        var stocks = new Dictionary<string, Rows>(StringComparer.Ordinal);
        foreach (var file in files)
            ReadList(file, stocks, warnings, cancellationToken);
        var descriptions = Directory.GetFiles(folder).FirstOrDefault(file => NameOf(file) == Symbols) is { } symbols ? ReadSymbols(symbols, cancellationToken) : [];
        return Assemble(stocks, descriptions, warnings);
    }

    private static bool IsList(string file) => NameOf(file).Length == 4 && int.TryParse(NameOf(file), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && (file.EndsWith(".csv", StringComparison.Ordinal) || file.EndsWith(".csv.gz", StringComparison.Ordinal));

    private static string NameOf(string file) => Path.GetFileName(file).Split('.')[0];

    private static void ReadList(string file, Dictionary<string, Rows> stocks, List<Reason> warnings, CancellationToken cancellationToken)
    {
        using var reader = Open(file);
        int[] columns = [.. ListColumns.Select(name => Column(reader, file, name))];
        foreach (var row in reader)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var typed = row[columns[0]].ToString();
            // One symbol in two cases is one stock.
            var symbol = typed.ToUpperInvariant();
            if (!DateOnly.TryParseExact(row[columns[1]].Span, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                warnings.Add(Reason.Of("companyRow.noDate",
                    $"{Path.GetFileName(file)}, line {row.LineNumberFrom}: '{row[columns[1]].ToString()}' is no date of the form yyyy-MM-dd; the row of {typed} is left out."));
            else if (!double.TryParse(row[columns[2]].Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var close) || !double.IsFinite(close))
                warnings.Add(Reason.Of("companyRow.noNumber",
                    $"{Path.GetFileName(file)}, line {row.LineNumberFrom}: the close of {typed} on {date:yyyy-MM-dd} is '{row[columns[2]].ToString()}', which is no number; the row is left out."));
            else
            {
                if (close <= 0)
                {
                    // The stock was listed: the row counts, and what reaches back to it is absent.
                    warnings.Add(Reason.Of("companyRow.noPrice",
                        $"{Path.GetFileName(file)}, line {row.LineNumberFrom}: the close of {typed} on {date:yyyy-MM-dd} is {row[columns[2]].ToString()}, which is no price; figures that reach back to it are absent."));
                    close = double.NaN;
                }

                if (!stocks.TryGetValue(symbol, out var rows))
                    stocks.Add(symbol, rows = new Rows());
                if (!rows.Add(date, close, Number(row[columns[3]].Span), Number(row[columns[4]].Span), Number(row[columns[5]].Span)))
                    warnings.Add(Reason.Of("companyRow.second",
                        $"{Path.GetFileName(file)}, line {row.LineNumberFrom}: {typed} has a second row on {date:yyyy-MM-dd}; the first counts."));
            }
        }
    }

    private static Dictionary<string, List<CompanyDescription>> ReadSymbols(string file, CancellationToken cancellationToken)
    {
        var descriptions = new Dictionary<string, List<CompanyDescription>>(StringComparer.Ordinal);
        using var reader = Open(file);
        int[] columns = [.. SymbolColumns.Select(name => Column(reader, file, name))];
        foreach (var row in reader)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var symbol = row[columns[0]].ToString().ToUpperInvariant();
            if (!descriptions.TryGetValue(symbol, out var known))
                descriptions.Add(symbol, known = []);
            var seen = DateOnly.ParseExact(row[columns[1]].Span[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            known.Add(new CompanyDescription(seen, row[columns[2]].ToString(), row[columns[3]].ToString()));
        }

        foreach (var known in descriptions.Values)
            known.Sort((a, b) => a.FirstSeen.CompareTo(b.FirstSeen));
        return descriptions;
    }

    private static CompanyPricesContent Assemble(Dictionary<string, Rows> stocks, Dictionary<string, List<CompanyDescription>> descriptions, List<Reason> warnings)
    {
        foreach (var rows in stocks.Values)
            rows.Sort();
        DateOnly[] dates = [.. stocks.Values.SelectMany(rows => rows.Dates).Distinct().Order()];
        var odd = CompanyDays.Odd(Counts(stocks.Values, dates));
        warnings.AddRange(odd.Select(Told));
        var unusable = odd.Where(day => !day.IsUsable).Select(day => day.Date).ToHashSet();
        var calendar = new TradingCalendar([.. dates.Where(date => !unusable.Contains(date))]);
        var market = new CompanyMarket(calendar, stocks.Select(stock => stock.Value.ToStock(stock.Key, calendar, descriptions.GetValueOrDefault(stock.Key) ?? [])).OfType<CompanyStock>());
        return new CompanyPricesContent(market, warnings);
    }

    private static CompanyDayCounts[] Counts(IEnumerable<Rows> stocks, DateOnly[] dates)
    {
        var positions = dates.Index().ToDictionary(date => date.Item, date => date.Index);
        var counts = Array.ConvertAll(dates, date => new CompanyDayCounts(date, 0, 0, 0));
        foreach (var rows in stocks)
        {
            for (var i = 0; i < rows.Dates.Count; i++)
            {
                var day = positions[rows.Dates[i]];
                var could = i > 0 && positions[rows.Dates[i - 1]] == day - 1 && rows.Volumes[i] > 0;
                var repeats = could && rows.Closes[i] == rows.Closes[i - 1] && rows.Volumes[i] == rows.Volumes[i - 1];
                var counted = counts[day];
                counts[day] = counted with { Rows = counted.Rows + 1, CouldRepeat = counted.CouldRepeat + (could ? 1 : 0), Repeats = counted.Repeats + (repeats ? 1 : 0) };
            }
        }

        return counts;
    }

    private static Reason Told(OddCompanyDay day) => day.Fault switch
    {
        CompanyDayFault.Repeated => Reason.Of("companyDay.repeated",
            $"The list of {day.Date:yyyy-MM-dd} is that of the day before once more: {day.Count:N0} of {day.Of:N0} stocks have the same close and volume. The day is left out."),
        CompanyDayFault.Cut => Reason.Of("companyDay.cut",
            $"The list of {day.Date:yyyy-MM-dd} has {day.Count:N0} stocks after {day.Of:N0} on the day before. The day is left out."),
        _ => Reason.Of("companyDay.partlyStale",
            $"A part of the list of {day.Date:yyyy-MM-dd} is still that of the day before: {day.Count:N0} of {day.Of:N0} stocks have the same close and volume."),
    };

    private static double Number(ReadOnlySpan<char> text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : double.NaN;

    private static SepReader Open(string file)
    {
        Stream stream = File.OpenRead(file);
        if (file.EndsWith(".gz", StringComparison.Ordinal))
            stream = new GZipStream(stream, CompressionMode.Decompress);
        return Sep.New(',').Reader(options => options with { Unescape = true, DisableColCountCheck = true }).From(stream);
    }

    private static int Column(SepReader reader, string file, string name)
        => reader.Header.TryIndexOf(name, out var index) ? index : throw new DataFolderException($"{file} has no column '{name}'; it has {string.Join(", ", reader.Header.ColNames)}.");

    /// <summary>The rows of one symbol as they are read.</summary>
    private sealed class Rows
    {
        private readonly List<double> _priors = [], _shares = [];
        private bool _ascends = true;

        public List<DateOnly> Dates { get; private set; } = [];

        public List<double> Closes { get; } = [];

        public List<double> Volumes { get; } = [];

        /// <summary>Takes a row; false when there is one of the day already.</summary>
        public bool Add(DateOnly date, double close, double prior, double volume, double shares)
        {
            // Files are by symbol and day: only what comes out of order is searched.
            if (Dates.Count > 0 && date <= Dates[^1])
            {
                if (Dates.Contains(date))
                    return false;
                _ascends = false;
            }

            Dates.Add(date);
            Closes.Add(close);
            _priors.Add(prior);
            Volumes.Add(volume);
            _shares.Add(shares);
            return true;
        }

        /// <summary>Puts the rows into the order of their days.</summary>
        public void Sort()
        {
            if (_ascends)
                return;
            int[] order = [.. Enumerable.Range(0, Dates.Count).OrderBy(i => Dates[i])];
            foreach (var column in (List<double>[])[Closes, _priors, Volumes, _shares])
            {
                double[] sorted = Array.ConvertAll(order, i => column[i]);
                column.Clear();
                column.AddRange(sorted);
            }

            Dates = [.. order.Select(i => Dates[i])];
            _ascends = true;
        }

        /// <summary>The rows of the calendar's days; null without any.</summary>
        public CompanyStock? ToStock(string symbol, TradingCalendar calendar, IReadOnlyList<CompanyDescription> descriptions)
        {
            int[] rows = [.. Enumerable.Range(0, Dates.Count).Where(i => calendar.IndexOf(Dates[i]) >= 0)];
            return rows.Length == 0 ? null : new CompanyStock(
                symbol, Array.ConvertAll(rows, i => calendar.IndexOf(Dates[i])), Array.ConvertAll(rows, i => Closes[i]), Array.ConvertAll(rows, i => _priors[i]),
                Array.ConvertAll(rows, i => _shares[i]), descriptions);
        }
    }
}
