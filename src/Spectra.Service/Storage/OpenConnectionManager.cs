using System.Data;
using DbUp.Engine.Transactions;
using DbUp.Sqlite.Helpers;

namespace Spectra.Service.Storage;

/// <summary>Lets DbUp run scripts over a connection that is open already and stays open, each script in one piece.</summary>
internal sealed class OpenConnectionManager(IDbConnection connection) : DatabaseConnectionManager(_ => new SharedConnection(connection))
{
    /// <inheritdoc/>
    public override IEnumerable<string> SplitScriptIntoCommands(string scriptContents) => [scriptContents];
}
