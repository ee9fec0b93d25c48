using Azure;
using Azure.Data.Tables;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>Writes many entities of one partition in transactions.</summary>
internal static class TableBatches
{
    /// <summary>A transaction of the table service holds at most 100 entities.</summary>
    public const int MostEntities = 100;

    /// <summary>A transaction's body is at most 4 MiB; half of it leaves room for the encoding.</summary>
    public const int MostBytes = 2 << 20;

    /// <summary>Whether a transaction failed because somebody else wrote one of its entities first.</summary>
    public static bool IsConflict(RequestFailedException exception) => exception.Status is 409 or 412;

    /// <summary>What to do with an entity: add it when it was not there, replace just the version that was read when it was.</summary>
    public static TableTransactionAction AddOrReplace(TableEntity entity, ETag? read) =>
        read is { } etag
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, etag)
            : new TableTransactionAction(TableTransactionActionType.Add, entity);
}
