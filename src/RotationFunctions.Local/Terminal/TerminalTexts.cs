using RotationFunctions.Local.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.Local.Terminal;

/// <summary>What a run says in the terminal, in one language. Errors are in English: they are searched for.</summary>
internal sealed record TerminalTexts
{
    public static TerminalTexts In(Language language) => language == Language.SimplifiedChinese ? SimplifiedChinese : English;

    /// <summary>What the page calls things too.</summary>
    public required PageTexts Page { get; init; }

    public required Func<AzuriteStep, string> Azurite { get; init; }
    public required Func<StorageOrigin, string, string> Storage { get; init; }
    public required Func<bool, string> MixedStorage { get; init; }
    public required Func<string?, string> OtherProgram { get; init; }
    public required Func<RunStage, string> Stage { get; init; }
    public required Func<RunProgress, string> Waiting { get; init; }
    public required Func<DateOnly, string, string> Title { get; init; }
    public required string Simulated { get; init; }
    public required string Series { get; init; }
    public required string Name { get; init; }
    public required string Returns { get; init; }
    public required string PercentagePoints { get; init; }
    public required Func<int, string> MissingFigures { get; init; }
    public required Func<int, IReadOnlyList<string>, string> Unwatched { get; init; }
    public required Func<string, string> Written { get; init; }
    public required Func<int, int, string> PortInUse { get; init; }
    public required Func<Uri, string> Serving { get; init; }
    public required string HowToStop { get; init; }
    public required string Claim { get; init; }
    public required string Printed { get; init; }
    public required string StatedGives { get; init; }
    public required string Verdict { get; init; }
    public required string ClaimByClaim { get; init; }
    public required string ClaimsTogether { get; init; }
    public required string NotUnderstood { get; init; }
    public required string Stopped { get; init; }
    public required Func<int, int, string> Days { get; init; }

    private static readonly TerminalTexts English = new()
    {
        Page = PageTexts.In(Language.English),
        Azurite = step => step switch
        {
            AzuriteStep.Installing => "First run: installing the storage emulator Azurite with npm (once, up to a minute) …",
            AzuriteStep.WaitingForInstallation => "Another run is installing Azurite: waiting for it …",
            _ => "Starting Azurite …",
        },
        Storage = (origin, place) => origin switch
        {
            StorageOrigin.Found => $"Storage: the Azurite that runs already, {place}",
            StorageOrigin.Started => $"Storage: Azurite for this run, its data in {place}",
            _ => $"Storage: {place}",
        },
        MixedStorage = isDemo => isDemo
            ? "This storage holds reports of a real market, and this run adds those of a simulated one. Give each its own with --storage."
            : "This storage holds reports of a simulated market, and this run adds those of a real one. Give each its own with --storage.",
        OtherProgram = version => $"This report was published by version {version ?? "unknown"} of the program and stands as it was; this is {ProgramVersion.Current}. To compute the same data anew, run in another folder or with another --storage.",
        Stage = stage => stage switch
        {
            RunStage.Fetching => "Fetching series",
            RunStage.Snapshot => "Writing the snapshot",
            RunStage.Computing => "Computing metrics and report",
            _ => "Done",
        },
        Waiting = progress => FormattableString.Invariant($"{progress.Done} of {progress.Total} series are there. The provider of {progress.Item} gives no more for now: going on at {progress.Until!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Ctrl+C stops; the same command goes on from here."),
        Title = (asOf, source) => FormattableString.Invariant($"Market rotation · {asOf:yyyy-MM-dd} · {source}"),
        Simulated = "SIMULATED MARKET: every price and figure is made up. None is about a real fund, index or company.",
        Series = "Series",
        Name = "Name",
        Returns = "Price returns, without dividends. Every other figure is in the report.",
        PercentagePoints = "difference, percentage points",
        MissingFigures = count => count == 1
            ? "1 figure of another series is absent: the report says why."
            : FormattableString.Invariant($"{count} figures of other series are absent, mostly for want of history: the report says why of each."),
        Unwatched = (count, series) => FormattableString.Invariant($"{count} further figures need series that are not in the universe: {string.Join(", ", series)}."),
        Written = path => $"Written: {path}",
        PortInUse = (wanted, taken) => FormattableString.Invariant($"Port {wanted} is in use: serving on {taken}. Choose another with --port."),
        Serving = address => $"Report: {address}",
        HowToStop = "Ctrl+C stops the server.",
        Claim = "Claim",
        Printed = "Printed",
        StatedGives = "Stated definition gives",
        Verdict = "Verdict",
        ClaimByClaim = "Claim by claim",
        ClaimsTogether = "Claims that share one definition",
        NotUnderstood = "Not taken for claims",
        Stopped = "Stopped.",
        Days = (published, kept) => kept == 0
            ? FormattableString.Invariant($"{published} days published.")
            : FormattableString.Invariant($"{published} days published, {kept} had this report or a newer one already."),
    };

    private static readonly TerminalTexts SimplifiedChinese = new()
    {
        Page = PageTexts.In(Language.SimplifiedChinese),
        Azurite = step => step switch
        {
            AzuriteStep.Installing => "首次运行：正在用npm安装存储模拟器Azurite（仅此一次，约需一分钟）……",
            AzuriteStep.WaitingForInstallation => "另一次运行正在安装Azurite，等待中……",
            _ => "正在启动Azurite……",
        },
        Storage = (origin, place) => origin switch
        {
            StorageOrigin.Found => $"存储：已在运行的Azurite，{place}",
            StorageOrigin.Started => $"存储：本次运行专用的Azurite，数据在{place}",
            _ => $"存储：{place}",
        },
        MixedStorage = isDemo => isDemo
            ? "该存储中已有真实行情的日报，本次运行将加入模拟行情的日报。请用--storage为两者分别指定存储。"
            : "该存储中已有模拟行情的日报，本次运行将加入真实行情的日报。请用--storage为两者分别指定存储。",
        OtherProgram = version => $"该日报由程序版本{version ?? "（未知）"}发布，内容保持原样；当前版本为{ProgramVersion.Current}。如需用当前版本重新计算同一数据，请换一个文件夹运行，或用--storage另行指定存储。",
        Stage = stage => stage switch
        {
            RunStage.Fetching => "获取行情数据",
            RunStage.Snapshot => "写入数据快照",
            RunStage.Computing => "计算指标与日报",
            _ => "完成",
        },
        Waiting = progress => FormattableString.Invariant($"已获取{progress.Total}个序列中的{progress.Done}个。{progress.Item}的数据源已达请求上限，将于{progress.Until!.Value.UtcDateTime:yyyy-MM-dd HH:mm}（UTC）继续。按Ctrl+C停止，再次运行同一命令即从此处继续。"),
        Title = (asOf, source) => FormattableString.Invariant($"市场轮动日报 · {asOf:yyyy-MM-dd} · {source}"),
        Simulated = "模拟行情：所有价格与数字均为虚构，与任何真实的基金、指数或公司无关。",
        Series = "代码",
        Name = "名称",
        Returns = "价格回报，不含股息。其余指标见日报。",
        PercentagePoints = "回报差（百分点）",
        MissingFigures = count => FormattableString.Invariant($"另有{count}项指标缺失，多因历史不足，日报中逐项注明原因。"),
        Unwatched = (count, series) => FormattableString.Invariant($"另有{count}项指标所需品种不在清单中：{string.Join("、", series)}。"),
        Written = path => $"已写入：{path}",
        PortInUse = (wanted, taken) => FormattableString.Invariant($"端口{wanted}已被占用，改用{taken}。可用--port另行指定。"),
        Serving = address => $"日报：{address}",
        HowToStop = "按Ctrl+C停止服务。",
        Claim = "论断",
        Printed = "所载数字",
        StatedGives = "按所述口径",
        Verdict = "结论",
        ClaimByClaim = "逐一核对",
        ClaimsTogether = "同一口径的多个数字",
        NotUnderstood = "未作为论断的数字",
        Stopped = "已停止。",
        Days = (published, kept) => kept == 0
            ? FormattableString.Invariant($"已发布{published}日的日报。")
            : FormattableString.Invariant($"已发布{published}日的日报，{kept}日已有相同或更新的日报。"),
    };
}
