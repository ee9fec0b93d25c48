using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace RotationFunctions.Settings;

/// <summary>
/// Ends a call quietly whose caller went away before the answer was there: nobody reads it, and nothing of the desk has failed. What
/// runs by itself, a timer or a blob event, is told as it ends.
/// </summary>
internal sealed class CallerGoneMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (IsCall(context) && IsCallerGone(context))
        {
            // Whoever asked has hung up.
        }
    }

    private static bool IsCall(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase));

    // The host says so over its stream and by breaking the connection off, in whichever order they arrive.
    private static bool IsCallerGone(FunctionContext context) =>
        context.CancellationToken.IsCancellationRequested || context.GetHttpContext()?.RequestAborted.IsCancellationRequested == true;
}
