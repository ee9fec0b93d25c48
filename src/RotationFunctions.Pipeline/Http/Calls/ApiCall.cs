using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// A call of the API. Each is one class: what callers are told of it, which is an <c>Operation</c> with its parameters, and how it is
/// answered. Reading the parameters and refusing what cannot be used is written here, once for all of them.
/// </summary>
public abstract class ApiCall
{
    private readonly Operation _operation;
    private readonly StorageGuard? _guard;

    /// <param name="operation">What callers are told of the call.</param>
    /// <param name="guard">Answers for the storage when it fails; null for a call that does not read it.</param>
    private protected ApiCall(Operation operation, StorageGuard? guard = null) => (_operation, _guard) = (operation, guard);

    /// <summary>Answers a request of this call.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the answer any more.</param>
    /// <param name="path">The values of the parameters in the route, decoded, in the order of the route.</param>
    /// <returns>The answer, or the problem: what is wrong with the request, or why it cannot be answered now.</returns>
    /// <exception cref="ArgumentException">The number of values is not that of the route's parameters.</exception>
    public Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken, params string[] path)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(path);
        var arguments = new CallArguments(_operation, request, path);
        Check(arguments);
        if (arguments.Problem is { } problem)
            return Task.FromResult<IResult>(problem);
        if (Kept(arguments) is { } kept)
            return Task.FromResult(kept);
        return _guard is null
            ? AnswerAsync(arguments, cancellationToken)
            : _guard.AnswerAsync(request, () => AnswerAsync(arguments, cancellationToken), cancellationToken);
    }

    /// <summary>Refuses what no single parameter shows, such as two that contradict each other.</summary>
    private protected virtual void Check(CallArguments arguments)
    {
    }

    /// <summary>An answer made before that still holds; null when there is none.</summary>
    private protected virtual IResult? Kept(CallArguments arguments) => null;

    /// <summary>Answers a request whose arguments are all in order.</summary>
    private protected abstract Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken);
}
