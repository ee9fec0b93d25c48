using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Local.CommandLine;

/// <summary>The command line of a run: its options, their rules, and what they were set to.</summary>
internal sealed class RunCommand
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string Demo = DemoSource.SourceName;
    private const string Csv = CsvSource.SourceName;

    private readonly Option<IReadOnlyList<string>> _source;
    private readonly Option<string?> _data = new("--data") { HelpName = "DIR", Description = "Folder of the csv source: daily/SYM.csv, index/SYM.csv, fred/SERIES.csv.", Recursive = true };
    private readonly Option<DateOnly?> _asOf;
    private readonly Option<DateOnly?> _from;
    private readonly Option<DateOnly?> _replay;
    private readonly Option<bool> _once = new("--once") { Description = "Exit after the report is written; else serve until Ctrl+C." };
    private readonly Option<string?> _out = new("--out") { HelpName = "DIR", Description = "Also write the result there: report.json, report.html and report.md, or claims.json and claims.html.", Recursive = true };
    private readonly Option<Language> _lang;
    private readonly Option<int?> _port;
    private readonly Option<string?> _storage;
    private readonly Option<string?> _universe = new("--universe") { HelpName = "FILE", Description = "What to watch instead of the default series: a file like universe.json.", Recursive = true };
    private readonly TimeProvider _time;

    /// <param name="time">Tells which dates lie in the future.</param>
    /// <param name="run">The run; returns the exit code.</param>
    public RunCommand(TimeProvider time, Func<RunOptions, CancellationToken, Task<int>> run)
    {
        _time = time;
        _source = new("--source")
        {
            HelpName = "NAME[,NAME…]",
            Description = $"Price source ({string.Join(", ", SourceRegistry.Known)}); of a list, the first that has a series wins.",
            CustomParser = ParseSources,
            DefaultValueFactory = _ => [Demo],
            Recursive = true,
        };
        _asOf = new("--as-of") { HelpName = DateFormat, Description = "Report date. [default: the last date with data]", CustomParser = ParseDate };
        _from = new("--from") { HelpName = DateFormat, Description = "Backfill every trading day from here to the report date.", CustomParser = ParseDate };
        _replay = new("--replay") { HelpName = DateFormat, Description = "Make that day's snapshot again from what was once fetched, without asking a source.", CustomParser = ParseDate };
        _lang = new("--lang") { HelpName = $"{LanguageTag.English}|{LanguageTag.SimplifiedChinese}", Description = $"Language. [default: {LanguageTag.English}]", CustomParser = ParseLanguage, Recursive = true };
        _port = new("--port") { HelpName = "N", Description = $"Port of the page. [default: {RunOptions.DefaultPort}, or the next free one]", CustomParser = ParsePort };
        _storage = new("--storage") { HelpName = "CONNECTION", Description = "Connection string of the storage. [default: the Azurite that answers on its ports, else one started for this run, its data in .azurite/]", CustomParser = ParseStorage, Recursive = true };

        Root = new RootCommand("RotationFunctions on one machine: fetch prices, compute the day's market-rotation report, serve it.")
        {
            _source, _data, _asOf, _from, _replay, _once, _out, _lang, _port, _storage, _universe,
        };
        Root.SetAction((result, cancellationToken) => InvokeAsync(result, options => run(options, cancellationToken)));
    }

    /// <summary>Does something with the options, unless they break a rule: then says which.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> InvokeAsync(ParseResult result, Func<RunOptions, Task<int>> run)
    {
        var options = Read(result);
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? run(options) : Arguments.RefuseAsync(problems, result.InvocationConfiguration.Error);
    }

    /// <summary>The root of the command line; other commands hang below it.</summary>
    public RootCommand Root { get; }

    /// <summary>What the options were set to.</summary>
    public RunOptions Read(ParseResult result) => new()
    {
        Sources = result.GetRequiredValue(_source),
        Data = result.GetValue(_data),
        AsOf = result.GetValue(_asOf),
        From = result.GetValue(_from),
        Replay = result.GetValue(_replay),
        Once = result.GetValue(_once),
        Out = result.GetValue(_out),
        Language = result.GetValue(_lang),
        Port = result.GetValue(_port),
        Storage = result.GetValue(_storage),
        Universe = result.GetValue(_universe),
    };

    /// <summary>Rules of options that hang on one another: those can only be checked once each has been read.</summary>
    public static IEnumerable<string> Problems(RunOptions options)
    {
        var sources = string.Join(',', options.Sources);
        if (options.Sources.Contains(Csv) && options.Data is null)
            yield return "--source csv needs a folder: add --data DIR, with daily/SYM.csv, index/SYM.csv and fred/SERIES.csv in it.";
        if (options.Sources.Contains(Csv) && options.Data is not null && Problem<DataFolderException>(() => new CsvSource(options.Data)) is { } folder)
            yield return folder;
        if (options.Data is not null && !options.Sources.Contains(Csv))
            yield return $"--data '{options.Data}' is the folder of the source csv, and --source is '{sources}'. Add --source csv, or leave --data away.";
        if (options.Sources.Contains(Demo) && options.Sources.Count > 1)
            yield return $"--source is '{sources}': the simulated market of 'demo' never fills in for a real one. Name it alone, or leave it out of the list.";
        if (options.Universe is not null && Problem<UniverseException>(() => UniverseReader.ReadFile(options.Universe)) is { } universe)
            yield return universe;
        if (options.Replay is { } replay && (options.AsOf ?? options.From) is not null)
            yield return $"--replay {Text(replay)} names the day itself, and its first one with it. Leave --as-of and --from away.";
        if (options.From > options.AsOf)
            yield return $"--from {Text(options.From.Value)} is after --as-of {Text(options.AsOf.Value)}. A backfill runs forward: give an earlier --from.";
    }

    /// <summary>What a part of the pipeline says against a setting of its own.</summary>
    private static string? Problem<TException>(Func<object> use)
        where TException : RotationException
    {
        try
        {
            use();
            return null;
        }
        catch (TException e)
        {
            return e.Message;
        }
    }

    private static IReadOnlyList<string> ParseSources(ArgumentResult result)
    {
        var names = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        foreach (var name in names.Where(name => !SourceRegistry.Known.Contains(name)))
            result.AddError($"--source '{name}' is not known. Known are: {string.Join(", ", SourceRegistry.Known)}.");
        return [.. names.Distinct()];
    }

    /// <summary>Reads a date that has been, of an option or of a command.</summary>
    public DateOnly? ParseDate(ArgumentResult result)
    {
        var option = result.Parent is OptionResult parent ? parent.Option.Name : result.Argument.Name;
        var text = result.Tokens[0].Value;
        if (!DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            result.AddError($"{option} '{text}' is not a date. Give it as year-month-day, like 2026-01-22.");
            return null;
        }
        // The date in Universal Time: no exchange is ahead of it by more than its own night.
        var today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        if (date > today)
            result.AddError($"{option} {text} lies in the future: today is {Text(today)}. Give a day that has been, or leave {option} away for the last date with data.");
        return date;
    }

    private static Language ParseLanguage(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!LanguageTag.TryParse(text, out var language))
            result.AddError($"--lang '{text}' is not spoken here. Known are: {LanguageTag.English}, {LanguageTag.SimplifiedChinese}.");
        return language;
    }

    private static int? ParsePort(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
            return port;
        result.AddError($"--port '{text}' is not a port. Give a whole number from 1 to 65535.");
        return null;
    }

    private static string? ParseStorage(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        try
        {
            _ = StorageConnection.Parse(text);
        }
        catch (StorageConnectionException e)
        {
            result.AddError($"--storage: {e.Message}");
        }
        return text;
    }

    private static string Text(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);
}
