using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Answers for the storage when it cannot: the caller learns that trying later helps, the log learns why.</summary>
public sealed partial class StorageGuard(StorageConnection connection, ILogger<StorageGuard> log)
{
    internal async Task<IResult> AnswerAsync(HttpRequest request, Func<Task<IResult>> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer();
        }
        catch (ReportLostException exception)
        {
            LogUnavailable(request.Path, exception);
            return Problem.Of(ProblemType.StorageUnavailable, exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsOfStorage(exception))
        {
            LogUnavailable(request.Path, exception);
            return Problem.Of(
                ProblemType.StorageUnavailable, "The storage behind this desk does not answer as it should; try again in a minute.");
        }
    }

    internal bool IsOfStorage(Exception exception)
        => StorageUnavailableException.From(exception, connection.BlobEndpoint) is not null;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be answered: the storage failed")]
    private partial void LogUnavailable(string path, Exception exception);
}
