#include "app/cli/runarguments.h"

#include "core/load/loadplan.h"

namespace loadstone {

void declareUrl(CLI::App& command, RunArguments& into) {
    command.add_option("URL", into.url, "What to request, as http://host:port/path")->type_name("");
}

void declareWarmUp(CLI::App& command, RunArguments& into, const std::string& usual,
                   const std::string& group) {
    command
        .add_option("--warm-up", into.warmUp,
                    "Send for this long before anything counts (default " + usual + ")")
        ->type_name("DURATION")
        ->group(group);
}

void declareEngine(CLI::App& command, RunArguments& into, const std::string& group) {
    command
        .add_option("--engine", into.engine,
                    "How requests are issued: pool, a thread for each request in flight (default), "
                    "loop, event loops with many connections each, or process, the same in "
                    "processes")
        ->type_name("NAME")
        ->group(group);
}

void declareRequest(CLI::App& command, RunArguments& into) {
    const std::string group = "Request";
    command
        .add_option("-m,--method,-X", into.method, "HTTP method (default GET, with a body POST)")
        ->type_name("METHOD")
        ->group(group);
    command.add_option("-H,--header", into.headers, "A header, as 'Name: value'; may be repeated")
        ->allow_extra_args(false)
        ->type_name("HEADER")
        ->group(group);
    command.add_option("-d,--data", into.body, "The body, as text")
        ->type_name("TEXT")
        ->group(group);
    command.add_option("-D,--data-file", into.bodyFile, "A file with the body")
        ->type_name("FILE")
        ->group(group);
    command
        .add_option("--expect-status", into.expectedStatuses,
                    "Statuses that count as ok (default 200-399), as 200-299 or 200-299,404")
        ->type_name("LIST")
        ->group(group);
}

void declareTransport(CLI::App& command, RunArguments& into) {
    const std::string group = "Connection";
    command.add_option("-t,--timeout", into.timeout, "Most time for one request (default 30s)")
        ->type_name("DURATION")
        ->group(group);
    command
        .add_option("--connect-timeout", into.connectTimeout,
                    "Most time for one connection to be made (default 5s)")
        ->type_name("DURATION")
        ->group(group);
    command
        .add_option("-r,--redirect", into.redirects,
                    "Redirects to follow for each request (default 0)")
        ->type_name("N")
        ->group(group);
    command.add_flag("--http1.1", into.http1, "Use HTTP/1.1")->group(group);
    command
        .add_flag("--http2", into.http2,
                  "Use HTTP/2 (over TLS if the server agrees; over plain TCP at once)")
        ->group(group);
    command.add_flag("-k,--insecure", into.insecure, "Accept any TLS certificate")->group(group);
    command
        .add_flag("--disable-keepalive", into.noKeepAlive, "Open a new connection for each request")
        ->group(group);
    command
        .add_flag("--env-proxy", into.environmentProxy,
                  "Use the proxy that http_proxy and its like name (ignored by default)")
        ->group(group);
}

void declareOutput(CLI::App& command, RunArguments& into) {
    const std::string group = "Output";
    command
        .add_option("--output-format", into.formats,
                    "FORMAT or FORMAT:FILE, where FORMAT is text, json or csv; "
                    "may be repeated")
        ->allow_extra_args(false)
        ->type_name("FORMAT")
        ->group(group);
    command.add_option("--json", into.json, "Short for --output-format json:FILE; - is stdout")
        ->type_name("FILE")
        ->group(group);
    command
        .add_flag("--fail-on-invalid", into.failOnInvalid,
                  "Exit with 3 unless the figures are to be believed (see Validity)")
        ->group(group);
    declareProgress(command, into.progress, group);
}

namespace {

void declareAmount(CLI::App& command, RunArguments& into) {
    const std::string group = "Load";
    command
        .add_option("-n,--requests", into.requests,
                    "Number of requests to send, in all: 5000, 5k, 1m (default 200)")
        ->type_name("N")
        ->group(group);
    command
        .add_option("-z,--duration", into.duration,
                    "Send requests for this long instead: 500ms, 30s, 2m, 1h")
        ->type_name("DURATION")
        ->group(group);
    declareWarmUp(command, into, "0s", group);
    command
        .add_option(
            "-c,--concurrency,--threads", into.threads,
            "Threads of the pool, or connections of the other engines, one request in flight "
            "each, "
            "1 to 2048 (default " +
                std::to_string(defaultThreads()) + ": cores + 4, at most 32)")
        ->type_name("N")
        ->group(group);
    declareEngine(command, into, group);
}

} // namespace

void declareOptions(CLI::App& command, RunArguments& arguments) {
    declareUrl(command, arguments);
    declareAmount(command, arguments);
    declareRequest(command, arguments);
    declareTransport(command, arguments);
    declareOutput(command, arguments);
}

} // namespace loadstone
