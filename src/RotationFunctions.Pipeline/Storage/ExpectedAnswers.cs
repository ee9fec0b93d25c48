using Azure.Core;
using Azure.Core.Pipeline;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>
/// Tells the storage clients which answers are no faults in themselves: something is not there yet (404), is there already (409),
/// or was changed by somebody else meanwhile (412). The callers handle each of them, and an exception is thrown as before; but the
/// client's log does not warn of it, and its span does not end as a failure. An answer to HEAD is left alone: the client would take
/// one of 404 for the properties of something that is there.
/// </summary>
internal sealed class ExpectedAnswers : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        message.ResponseClassifier = new Classifier(message.ResponseClassifier);

    private sealed class Classifier(ResponseClassifier client) : ResponseClassifier
    {
        public override bool IsErrorResponse(HttpMessage message) =>
            (message.Request.Method == RequestMethod.Head || message.Response.Status is not (404 or 409 or 412)) && client.IsErrorResponse(message);

        public override bool IsRetriableResponse(HttpMessage message) => client.IsRetriableResponse(message);

        public override bool IsRetriableException(Exception exception) => client.IsRetriableException(exception);

        public override bool IsRetriable(HttpMessage message, Exception exception) => client.IsRetriable(message, exception);
    }
}
