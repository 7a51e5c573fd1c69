// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Totals of a Google Books v2 file by DuckDB. usage: FILE THREADS
// Run it in a folder where `npm install @duckdb/node-api` was run.
import { createRequire } from "node:module";
import { cwd, argv } from "node:process";

const { DuckDBInstance } = createRequire(cwd() + "/")("@duckdb/node-api");
const [, , file, threads] = argv;
const instance = await DuckDBInstance.create(":memory:", { threads });
const connection = await instance.connect();
await connection.run(`
  create table counts as
    select ngram, sum(matches)::ubigint as total
    from read_csv('${file}', delim = '\t', header = false, quote = '', escape = '',
                  columns = {ngram: 'varchar', year: 'integer', matches: 'ubigint', volumes: 'ubigint'})
    group by ngram`);
const result = await connection.runAndReadAll("select count(*), sum(total) from counts");
console.log(result.getRows()[0].join(" "));
