using RotationFunctions.Local.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using Spectre.Console;

namespace RotationFunctions.Local.Terminal;

/// <summary>Shows a run in the terminal: bars that move where the terminal can, a line for each stage where it cannot.</summary>
internal sealed class RunDisplay(IAnsiConsole console, TerminalTexts texts)
{
    /// <summary>Width of the lines that go into a file or a pipe: nobody's window limits them.</summary>
    private const int PipedWidth = 140;

    /// <summary>The display on this process's standard output.</summary>
    public static RunDisplay Create(Language language)
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = System.Text.Encoding.UTF8;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PipedWidth;
        return new RunDisplay(console, TerminalTexts.In(language));
    }

    private bool IsLive => console.Profile.Capabilities is { Ansi: true, Interactive: true };

    public void Waiting(AzuriteStep step) => Line(texts.Azurite(step), new Style(decoration: Decoration.Dim));

    /// <summary>Says where the data is: a folder, or an address without its key.</summary>
    public void Storage(StorageOrigin origin, string place) => Line(texts.Storage(origin, place), new Style(decoration: Decoration.Dim));

    /// <summary>Warns that reports of simulated and real markets come to lie side by side.</summary>
    public void MixedStorage(bool isDemo) => Warn(texts.MixedStorage(isDemo));

    /// <summary>Warns that the report was computed by another build of the program, and is not computed again from the same data.</summary>
    public void OtherProgram(string? version) => Warn(texts.OtherProgram(version));

    /// <summary>Shows a warning. On a terminal it appears above the moving bars; elsewhere it goes where errors go.</summary>
    public void Warn(string message)
    {
        if (IsLive)
            Line(message, new Style(Color.Yellow));
        else
            Console.Error.WriteLine(message);
    }

    /// <summary>Shows the progress of some work while it lasts.</summary>
    public async Task<T> WatchAsync<T>(Func<IProgress<RunProgress>, Task<T>> work)
    {
        if (!IsLive)
            return await work(new StageLines(stage => Line(texts.Stage(stage), Style.Plain), waiting => Line(texts.Waiting(waiting), Style.Plain)));

        return await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new StepsColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new StageBars(context, texts)));
    }

    /// <summary>Shows the day.</summary>
    public void Show(Report report, RunOutcome outcome)
    {
        console.WriteLine();
        Line(texts.Title(report.AsOf, report.Source.Name), new Style(decoration: Decoration.Bold));
        foreach (var note in outcome.Notes)
            Line(note, new Style(Color.Yellow));
        if (outcome.Outcome.Published + outcome.Outcome.Kept > 1)
            Line(texts.Days(outcome.Outcome.Published, outcome.Outcome.Kept), Style.Plain);
        if (report.Source.IsDemo)
            ShowSimulated();
        console.Write(DayTable.Of(report, texts, console.Profile.Width));
        ShowItems(texts.Page.Warnings, report.Warnings.Select(warning => (warning.Id, warning.Reason)));
        ShowMissing(report);
        if (report.Source.IsDemo)
            ShowSimulated();
    }

    /// <summary>Shows claims: a table of verdicts, what they were made of together, then one by one.</summary>
    public void Show(ClaimAnswer answer)
    {
        console.WriteLine();
        if (answer.Source.IsDemo)
            ShowSimulated();
        if (answer.Claims.Count > 0)
            console.Write(ClaimsTable.Of(answer, texts));
        ShowTexts(texts.ClaimsTogether, answer.JointSolutions.Select(joint => joint.Summary));
        ShowTexts(texts.ClaimByClaim, answer.Claims.Select((claim, i) => FormattableString.Invariant($"{i + 1}. {claim.Reason}{string.Concat(claim.Assumptions.Select(a => " " + a))}")));
        ShowTexts(texts.NotUnderstood, answer.NotUnderstood.Select(left => $"{left.Text}: {left.Reason}"));
        if (answer.Source.IsDemo)
            ShowSimulated();
    }

    public void Written(string path) => Line(texts.Written(path), Style.Plain);

    public void Serving(Uri address)
    {
        Line(texts.Serving(address), new Style(decoration: Decoration.Bold));
        Line(texts.HowToStop, Style.Plain);
    }

    public void PortInUse(int wanted, int taken) => Line(texts.PortInUse(wanted, taken), new Style(Color.Yellow));

    public void Stopped() => Line(texts.Stopped, Style.Plain);

    private void ShowSimulated() => Line(texts.Simulated, new Style(Color.Black, Color.Yellow, Decoration.Bold));

    private void ShowMissing(Report report)
    {
        // What the universe does not watch is no news: one line for all of it.
        var unwatched = report.Missing.Select(UnwatchedSeries.Of).OfType<string>().Distinct().ToList();
        var missing = report.Missing.Where(item => UnwatchedSeries.Of(item) is null).ToList();
        // A slash parts a figure from its series; figures are too many to list here.
        ShowItems(texts.Page.Missing, missing.Where(item => !item.Id.Contains('/', StringComparison.Ordinal)).Select(item => (item.Id, item.Reason)));
        var figures = missing.Count(item => item.Id.Contains('/', StringComparison.Ordinal));
        if (figures > 0)
            Line(texts.MissingFigures(figures), new Style(decoration: Decoration.Dim));
        if (unwatched.Count > 0)
            Line(texts.Unwatched(report.Missing.Count - missing.Count, unwatched), new Style(decoration: Decoration.Dim));
    }

    /// <summary>Shows what has a reason in common on one line.</summary>
    private void ShowItems(string heading, IEnumerable<(string Id, string Reason)> items)
    {
        const int MostIds = 4;
        var groups = items.GroupBy(item => item.Reason, StringComparer.Ordinal).ToList();
        if (groups.Count == 0)
            return;
        Line(heading, new Style(decoration: Decoration.Bold));
        foreach (var group in groups)
        {
            var ids = group.Select(item => item.Id).Distinct().ToList();
            var named = string.Join(", ", ids.Take(MostIds)) + (ids.Count > MostIds ? FormattableString.Invariant($" + {ids.Count - MostIds}") : "");
            // A reason that names its own series needs no list of the figures that lack it.
            var text = ids.Exists(id => group.Key.StartsWith(id, StringComparison.Ordinal)) ? group.Key : $"{named}: {group.Key}";
            console.Write(new Padder(new Text(text, new Style(decoration: Decoration.Dim)), new Padding(2, 0, 0, 0)));
        }
    }

    private void ShowTexts(string heading, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return;
        Line(heading, new Style(decoration: Decoration.Bold));
        foreach (var item in all)
            console.Write(new Padder(new Text(item), new Padding(2, 0, 0, 0)));
    }

    private void Line(string text, Style style)
    {
        console.Write(new Text(text, style));
        console.WriteLine();
    }

    /// <summary>Says each stage once, as it begins, and each pause.</summary>
    private sealed class StageLines(Action<RunStage> say, Action<RunProgress> sayWaiting) : IProgress<RunProgress>
    {
        private readonly Lock _lock = new();
        private RunStage? _stage;

        public void Report(RunProgress value)
        {
            lock (_lock)
            {
                if (value.Until is not null)
                    sayWaiting(value);
                if (_stage >= value.Stage)
                    return;
                _stage = value.Stage;
                if (value.Stage != RunStage.Done)
                    say(value.Stage);
            }
        }
    }

    /// <summary>A bar for each stage.</summary>
    private sealed class StageBars(ProgressContext context, TerminalTexts texts) : IProgress<RunProgress>
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<RunStage, ProgressTask> _bars = [];

        public void Report(RunProgress value)
        {
            lock (_lock)
            {
                foreach (var (_, earlier) in _bars.Where(bar => bar.Key < value.Stage))
                    earlier.Value = earlier.MaxValue;
                if (value.Stage == RunStage.Done)
                    return;
                if (!_bars.TryGetValue(value.Stage, out var bar))
                    _bars[value.Stage] = bar = context.AddTask(texts.Stage(value.Stage));
                bar.Description = value.Until is null ? texts.Stage(value.Stage) : texts.Waiting(value);
                bar.MaxValue = value.Total;
                bar.Value = Math.Max(bar.Value, value.Done);
            }
        }
    }

    /// <summary>Done of all, in numbers, where there is more than one thing to do.</summary>
    private sealed class StepsColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.MaxValue > 1 ? FormattableString.Invariant($"{task.Value:F0}/{task.MaxValue:F0}") : "");
    }
}
