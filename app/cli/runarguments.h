#pragma once

#include "app/cli/options.h"

#include <string>
#include <vector>

namespace loadstone {

/// The options of `loadstone-cli run` as they were typed; what they mean is runcommand.h's.
struct RunArguments {
    std::string url, requests, duration, warmUp, threads, engine;
    std::string method, body, bodyFile, expectedStatuses;
    std::string timeout, connectTimeout, redirects;
    std::string json;
    std::vector<std::string> headers, formats;
    bool http1 = false, http2 = false, insecure = false, noKeepAlive = false;
    bool environmentProxy = false;
    bool failOnInvalid = false;
    ProgressWish progress;
};

/// Groups of options that other commands take as well. `usual` is the warm-up if none is given.
void declareUrl(CLI::App& command, RunArguments& into);
void declareWarmUp(CLI::App& command, RunArguments& into, const std::string& usual,
                   const std::string& group);
void declareEngine(CLI::App& command, RunArguments& into, const std::string& group);
void declareRequest(CLI::App& command, RunArguments& into);
void declareTransport(CLI::App& command, RunArguments& into);
void declareOutput(CLI::App& command, RunArguments& into);

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, RunArguments& arguments);

} // namespace loadstone
