using Microsoft.Extensions.Logging;

namespace RotationFunctions.Local.Terminal;

/// <summary>Shows the pipeline's warnings and errors to the person at the terminal: the message alone, a line each.</summary>
internal sealed class TerminalLog(RunDisplay display) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(display);

    public void Dispose()
    {
    }

    private sealed class Logger(RunDisplay display) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                display.Warn(formatter(state, exception) + (exception is null ? "" : $" ({exception.Message})"));
        }
    }
}
