using RotationFunctions.Local.CommandLine;
using RotationFunctions.Local.Running;

using var signals = new StopSignals();
var command = new RunCommand(TimeProvider.System, (options, cancellationToken) => LocalRun.RunAsync(options, Console.Error, cancellationToken));
command.Root.Add(ClaimsCommand.Create(command, (file, options, cancellationToken) => ClaimsRun.RunAsync(file, options, Console.Error, cancellationToken)));
command.Root.Add(VerifyCommand.Create(command, (wanted, options, cancellationToken) => VerifyRun.RunAsync(wanted, options, Console.Out, Console.Error, cancellationToken)));
command.Root.Add(RestoreCommand.Create(command, (options, cancellationToken) => RestoreRun.RunAsync(options, Console.Out, Console.Error, cancellationToken)));
return await Arguments.InvokeAsync(command.Root, args, Console.Error, signals.Token);
