using System.Diagnostics;

namespace RotationFunctions.Local.Storage;

/// <summary>Reads all that a process prints, so that it never waits for a reader, and keeps the last lines for messages.</summary>
internal sealed class OutputTail
{
    private const int Kept = 20;
    private readonly Queue<string> _lines = new();
    private readonly Action<string> _onLine;

    public OutputTail(Process process, Action<string>? onLine = null)
    {
        _onLine = onLine ?? (_ => { });
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
                _lines.Dequeue();
        }
        _onLine(line);
    }

    public override string ToString()
    {
        lock (_lines)
            return _lines.Count == 0 ? "(nothing)" : string.Join(Environment.NewLine, _lines);
    }
}
