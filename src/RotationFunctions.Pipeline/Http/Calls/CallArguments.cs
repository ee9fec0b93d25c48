using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// What a request gives for the parameters of its call, all of them read, and everything that is wrong with them gathered, so that a
/// caller can correct all of it at once.
/// </summary>
internal sealed class CallArguments
{
    private readonly Operation _operation;
    private readonly string[] _path;
    private readonly QueryReader _query;
    private readonly object?[] _values;

    /// <param name="operation">The call.</param>
    /// <param name="request">The request.</param>
    /// <param name="path">Values of the parameters in the route, in its order.</param>
    internal CallArguments(Operation operation, HttpRequest request, string[] path)
    {
        if (path.Length != operation.PathParameters.Count)
            throw new ArgumentException($"{operation.Name} has {operation.PathParameters.Count} parameters in its route and was given "
                + $"{path.Length}.", nameof(path));
        (_operation, _path, _query, Request) = (operation, path, new QueryReader(request), request);
        _values = new object?[operation.Parameters.Count];
        foreach (var position in operation.ReadingOrder)
            _values[position] = operation.Parameters[position].Read(this, _query);
    }

    internal HttpRequest Request { get; }

    /// <summary>The form in which the answer is wanted, of a call that has a choice of them.</summary>
    internal Format Format => Chosen ?? throw new InvalidOperationException($"{_operation.Name} takes no format.");

    /// <summary>The language in which the answer is wanted, of a call that has a choice of them.</summary>
    internal Language Language => Of(ApiParameters.Language);

    /// <summary>The answer that names what is wrong; null when nothing is. Asked when everything has been read.</summary>
    internal Problem? Problem
        => _query.Problem ?? (_operation.Format is { } format && Chosen is null ? Problem.NotAcceptable(format.Offered) : null);

    private Format? Chosen => _operation.Format is { } format ? Of(format) : null;

    /// <summary>The value of a parameter: what the request gives, or what counts when it gives nothing.</summary>
    internal T Of<T>(ApiParameter<T> parameter) => (T)_values[PositionOf(parameter)]!;

    /// <summary>The value of a parameter that a call without it would not have come this far.</summary>
    internal T Required<T>(ApiParameter<T?> parameter)
        where T : struct => Of(parameter)!.Value;

    /// <summary>The text that stands for a parameter in the path.</summary>
    internal string InPath(ApiParameter parameter)
    {
        for (var i = 0; i < _path.Length; i++)
            if (_operation.PathParameters[i].Name == parameter.Name)
                return _path[i];
        throw new ArgumentException($"{_operation.Name} has no '{parameter.Name}' in its path.", nameof(parameter));
    }

    /// <summary>Refuses the value of a parameter.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="detail">What is wrong, and what to do.</param>
    /// <param name="allowed">The values that it can have, where they can be listed.</param>
    internal void Refuse(string parameter, string detail, IReadOnlyList<string>? allowed = null)
        => _query.Refuse(parameter, detail, allowed);

    /// <summary>The key that stands in the address, which links must carry on; null when there is none.</summary>
    internal string? KeyInAddress() => _query.Text("code");

    private int PositionOf(ApiParameter parameter)
    {
        for (var i = 0; i < _operation.Parameters.Count; i++)
            if (_operation.Parameters[i].Name == parameter.Name)
                return i;
        throw new ArgumentException($"{_operation.Name} declares no parameter '{parameter.Name}'.", nameof(parameter));
    }
}
