using Kith.Cli;
using Kith.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Support;

/// <summary>What a command said and how it ended.</summary>
public sealed record CommandRun(int Exit, string Out, string Error)
{
    /// <summary>Runs <c>script/kith</c>'s command on a test hub's folder, database and clock, as another process would.</summary>
    public static Task<CommandRun> OnAsync(TestHub hub, params string[] args) =>
        RunAsync(hub.Folder, hub.Get<Provider>(), hub.Clock, args);

    /// <summary>Runs a command on any folder and database.</summary>
    public static async Task<CommandRun> RunAsync(
        DirectoryInfo folder,
        Provider provider,
        TimeProvider clock,
        params string[] args
    )
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = new Terminal(
            output,
            error,
            builder =>
            {
                builder.Configuration["Database:Provider"] =
                    provider.Kind == ProviderKind.Postgres ? "postgres" : "sqlite";
                builder.Configuration["Database:ConnectionString"] = provider.ConnectionString;
                builder.Services.AddSingleton(clock);
            }
        );
        var exit = await CommandLine.RunAsync([.. args, "--data", folder.FullName], terminal);
        return new(exit, output.ToString(), error.ToString());
    }
}
