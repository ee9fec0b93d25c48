using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Grpc.Core;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>The host's end of the stream of messages between host and worker.</summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _toWorker = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new();
    private readonly TaskCompletionSource<StartStream> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<RpcLog> _logs = new();

    /// <summary>Is done when the worker has called.</summary>
    public Task<StartStream> Started => _started.Task;

    /// <summary>What the worker has logged so far.</summary>
    public IReadOnlyCollection<RpcLog> Logs => _logs;

    /// <summary>Is told of each line that the worker logs.</summary>
    public event Action<RpcLog>? Logged;

    /// <summary>Sends a message and waits for its answer.</summary>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
        var answer = _waiting[message.RequestId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _toWorker.Writer.WriteAsync(message, cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends a message that has no answer.</summary>
    public ValueTask TellAsync(StreamingMessage message, CancellationToken cancellationToken) => _toWorker.Writer.WriteAsync(message, cancellationToken);

    /// <summary>Lets whoever waits for the worker know that it is gone.</summary>
    public void Abandon(Exception reason)
    {
        _started.TrySetException(reason);
        foreach (var waiting in _waiting.Values)
            waiting.TrySetException(reason);
        _toWorker.Writer.TryComplete();
    }

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var sending = SendAsync(responseStream, context.CancellationToken);
        try
        {
            while (await requestStream.MoveNext(context.CancellationToken))
                Receive(requestStream.Current);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The worker has ended; whoever waits learns it from the process.
        }

        _toWorker.Writer.TryComplete();
        await sending;
    }

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> worker, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _toWorker.Reader.ReadAllAsync(cancellationToken))
                await worker.WriteAsync(message, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException)
        {
            // The call is over, and with it the worker.
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream:
                _started.TrySetResult(message.StartStream);
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                _logs.Enqueue(message.RpcLog);
                Logged?.Invoke(message.RpcLog);
                break;
            default:
                if (_waiting.TryRemove(message.RequestId, out var waiting))
                    waiting.TrySetResult(message);
                break;
        }
    }
}
