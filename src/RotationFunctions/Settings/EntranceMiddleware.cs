using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Settings;

/// <summary>Lets every HTTP request pass the entrance of the API before its function.</summary>
internal sealed class EntranceMiddleware(ApiEntrance entrance) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && entrance.Enter(http) is { } answer)
        {
            context.GetInvocationResult().Value = answer;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
