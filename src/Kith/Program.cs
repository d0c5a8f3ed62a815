using Kith.Cli;

return await CommandLine.RunAsync(args);
