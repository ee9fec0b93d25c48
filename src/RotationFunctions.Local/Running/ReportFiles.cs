using System.Text;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Charts;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Local.Running;

/// <summary>A report as files: <c>report.json</c>, <c>report.html</c>, <c>report.md</c>, <c>charts/*.svg</c>, with the content that the API serves.</summary>
internal sealed class ReportFiles
{
    private ReportFiles(string folder) => Folder = folder;

    /// <summary>The folder, with its full path.</summary>
    public string Folder { get; }

    /// <summary>Makes the folder, before any work whose result could not be written.</summary>
    /// <exception cref="ReportFilesException">It cannot be made.</exception>
    public static ReportFiles In(string folder)
    {
        try
        {
            return new ReportFiles(Directory.CreateDirectory(folder).FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ReportFilesException(folder, e);
        }
    }

    /// <summary>Writes the files. Each appears whole or not at all.</summary>
    /// <exception cref="ReportFilesException">One cannot be written.</exception>
    public async Task WriteAsync(Report report, Language language, CancellationToken cancellationToken)
    {
        await WriteAsync("report.json", ReportJson.Serialize(ReportTexts.Write(report, language)), cancellationToken);
        await WriteAsync("report.html", Encoding.UTF8.GetBytes(await ReportPageRenderer.RenderAsync(report, language)), cancellationToken);
        await WriteAsync("report.md", Encoding.UTF8.GetBytes(ReportMarkdown.Render(report, language)), cancellationToken);
        foreach (var name in ChartFile.Names)
            await WriteOrDeleteAsync(Path.Combine("charts", $"{name}.svg"), ChartFile.Draw(name, report, language), cancellationToken);
    }

    /// <summary>Writes a chart; a report that lacks it leaves none of an earlier run behind.</summary>
    private async Task WriteOrDeleteAsync(string name, string? content, CancellationToken cancellationToken)
    {
        if (content is not null)
            await WriteAsync(name, Encoding.UTF8.GetBytes(content), cancellationToken);
        else if (File.Exists(Path.Combine(Folder, name)))
            File.Delete(Path.Combine(Folder, name));
    }

    /// <summary>Writes one file, which appears whole or not at all.</summary>
    /// <exception cref="ReportFilesException">It cannot be written.</exception>
    public async Task WriteAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, name);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportFilesException(path, e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

/// <summary>The report's files cannot be written.</summary>
internal sealed class ReportFilesException : RotationException
{
    public ReportFilesException() { }

    public ReportFilesException(string message) : base(message) { }

    public ReportFilesException(string path, Exception innerException)
        : base($"--out: '{path}' cannot be written ({innerException.Message}). Give a folder that can be written to.", innerException) { }
}
