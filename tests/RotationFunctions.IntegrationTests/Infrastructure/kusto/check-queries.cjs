// Reads Kusto queries with Microsoft's own language service and prints what it finds, as JSON: { file: [message] }.
// Usage: node check-queries.cjs QUERY..., after npm ci in this folder.
'use strict';
const fs = require('fs');
const path = require('path');

require('@kusto/language-service-next/bridge.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.js');

const { Symbols, GlobalState, KustoCode } = globalThis.Kusto.Language;

// The columns of the workspace's tables that queries may use.
const tables = {
  AppDependencies: '(TimeGenerated:datetime,DurationMs:real,ItemCount:int,Name:string,OperationName:string,OperationId:string,ResultCode:string,Success:bool,Properties:dynamic,AppRoleName:string)',
  AppMetrics: '(TimeGenerated:datetime,Name:string,Sum:real,Min:real,Max:real,ItemCount:int,Properties:dynamic,AppRoleName:string)',
  AppRequests: '(TimeGenerated:datetime,DurationMs:real,ItemCount:int,Name:string,OperationName:string,OperationId:string,ResultCode:string,Success:bool,Properties:dynamic,AppRoleName:string)',
  Usage: '(TimeGenerated:datetime,DataType:string,Quantity:real,QuantityUnit:string,IsBillable:bool,Solution:string)',
  _LogOperation: '(TimeGenerated:datetime,Category:string,Operation:string,Level:string,Detail:string)',
};
const database = new Symbols.DatabaseSymbol.ctor(
  'workspace', Object.entries(tables).map(([name, columns]) => new Symbols.TableSymbol.$ctor7(name, columns, null)));
const globals = GlobalState.Default.WithDatabase(database);

const findings = {};
for (const file of process.argv.slice(2)) {
  const diagnostics = KustoCode.ParseAndAnalyze(fs.readFileSync(file, 'utf8'), globals).GetDiagnostics();
  findings[path.basename(file)] = Array.from({ length: diagnostics.Count }, (_, index) => {
    const { Severity: severity, Message: message, Start: start } = diagnostics.getItem(index);
    return `${severity} at ${start}: ${message}`;
  });
}
console.log(JSON.stringify(findings));
