#include "app/cli/runcommand.h"

#include "app/cli/readengine.h"
#include "core/base/units.h"
#include "core/run/loadrun.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace loadstone {

std::string planOptionOf(const std::string& field) {
    static const std::map<std::string, std::string> options{
        {"url", "URL"},
        {"requests", "-n"},
        {"duration", "-z"},
        {"warm-up", "--warm-up"},
        {"threads", "-c"},
        {"http2", "--http2"},
        {"env-proxy", "--env-proxy"},
        {"method", "-m"},
        {"header", "-H"},
        {"timeout", "-t"},
        {"redirect", "-r"},
        {"connect-timeout", "--connect-timeout"},
        {"expect-status", "--expect-status"}};
    return optionFor(field, options);
}

namespace {

Expected<Header> readHeader(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        // What stands behind the first word may be a secret.
        return fail("-H", "\"" + text.substr(0, text.find_first_of(" \t=")) +
                              "\" has no colon; write it as 'Name: value'");
    const auto value = text.find_first_not_of(" \t", colon + 1);
    return Header{text.substr(0, colon), value == std::string::npos ? "" : text.substr(value)};
}

/// wrk's users write -d for the duration; here, as in curl, it is the body.
bool looksLikeDuration(const std::string& text) {
    const auto unit = text.find_first_not_of("0123456789");
    constexpr std::array<std::string_view, 4> units{"ms", "s", "m", "h"};
    return unit != 0 && unit != std::string::npos &&
           std::ranges::find(units, std::string_view(text).substr(unit)) != units.end();
}

Expected<OutputRequest> readOutput(const std::string& text) {
    const auto colon = text.find(':');
    OutputRequest output{text.substr(0, colon)};
    if (colon != std::string::npos)
        output.file = text.substr(colon + 1);
    constexpr std::array<std::string_view, 3> formats{"text", "json", "csv"};
    if (std::ranges::find(formats, output.format) == formats.end())
        return fail("--output-format", "\"" + output.format + "\" is not a format; there are " +
                                           "text, json and csv, as in json:run.json");
    if (output.file.empty())
        return fail("--output-format", "\"" + text + "\" names no file after the colon");
    return output;
}

Expected<void> readAmount(const RunArguments& arguments, RunCommand& into) {
    LoadPlan& plan = into.plan;
    if (!arguments.requests.empty() && !arguments.duration.empty())
        return fail("-n and -z", "give either a number of requests or a duration, not both");
    if (!arguments.requests.empty()) {
        const auto count = parseCount(arguments.requests, "-n");
        if (!count)
            return tl::unexpected(count.error());
        plan.requests = *count;
        plan.duration.reset();
    }
    const auto duration = readDuration(arguments.duration, "-z", into.notes);
    if (!duration)
        return tl::unexpected(duration.error());
    if (*duration) {
        plan.requests.reset();
        plan.duration = **duration;
    }
    const auto warmUp = readDuration(arguments.warmUp, "--warm-up", into.notes, Milliseconds(0));
    if (!warmUp)
        return tl::unexpected(warmUp.error());
    plan.warmUp = warmUp->value_or(plan.warmUp);
    return readNumber(arguments.threads, "-c", plan.threads);
}

Expected<void> takeEngine(const RunArguments& arguments, RunCommand& into) {
    if (arguments.engine.empty())
        return {};
    const auto engine = readEngine(arguments.engine);
    if (!engine)
        return tl::unexpected(engine.error());
    into.plan.engine = *engine;
    return {};
}

Expected<void> readBody(const RunArguments& arguments, Request& request) {
    if (!arguments.body.empty() && !arguments.bodyFile.empty())
        return fail("-d and -D", "give the body either as text or as a file, not both");
    if (looksLikeDuration(arguments.body))
        return fail("-d", "\"" + arguments.body + "\" would be sent as the body; did you mean -z " +
                              arguments.body + "? (to send such a body, use -D FILE)");
    request.body = arguments.body;
    if (arguments.bodyFile.empty())
        return {};
    std::ifstream file(arguments.bodyFile, std::ios::binary);
    if (!file || std::filesystem::is_directory(arguments.bodyFile))
        return fail("-D", "the file " + arguments.bodyFile + " cannot be read");
    request.body.assign(std::istreambuf_iterator<char>(file), {});
    return {};
}

Expected<void> readRequest(const RunArguments& arguments, RunCommand& into) {
    Request& request = into.plan.request;
    request.url = arguments.url;
    for (const std::string& text : arguments.headers) {
        const auto header = readHeader(text);
        if (!header)
            return tl::unexpected(header.error());
        request.headers.push_back(*header);
    }
    if (const auto body = readBody(arguments, request); !body)
        return body;
    if (!arguments.method.empty())
        request.method = arguments.method;
    else if (!arguments.body.empty() || !arguments.bodyFile.empty())
        request.method = "POST";
    if (arguments.expectedStatuses.empty())
        return {};
    const auto ranges = StatusRanges::parse(arguments.expectedStatuses);
    if (!ranges)
        return fail("--expect-status", ranges.error().message);
    into.plan.expected = *ranges;
    return {};
}

Expected<void> readTransport(const RunArguments& arguments, RunCommand& into) {
    TransportOptions& transport = into.plan.transport;
    const auto readInto = [&](const std::string& text, const char* option,
                              Milliseconds& value) -> Expected<void> {
        const auto duration = readDuration(text, option, into.notes);
        if (!duration)
            return tl::unexpected(duration.error());
        value = duration->value_or(value);
        return {};
    };
    if (auto read = readInto(arguments.timeout, "-t", transport.timeout); !read)
        return read;
    if (auto read =
            readInto(arguments.connectTimeout, "--connect-timeout", transport.connectTimeout);
        !read)
        return read;
    if (auto read = readNumber(arguments.redirects, "-r", transport.redirects); !read)
        return read;
    if (arguments.http1 && arguments.http2)
        return fail("--http1.1 and --http2", "give one of them, not both");
    if (arguments.http1 || arguments.http2)
        transport.version = arguments.http1 ? HttpVersion::Http1 : HttpVersion::Http2;
    transport.verifyTls = !arguments.insecure;
    transport.keepAlive = !arguments.noKeepAlive;
    transport.environmentProxy = arguments.environmentProxy;
    return {};
}

Expected<void> readOutputs(const RunArguments& arguments, RunCommand& into) {
    for (const std::string& text : arguments.formats) {
        const auto output = readOutput(text);
        if (!output)
            return tl::unexpected(output.error());
        into.outputs.push_back(*output);
    }
    if (!arguments.json.empty())
        into.outputs.push_back({"json", arguments.json});
    const auto toStdout = std::ranges::count(into.outputs, "-", &OutputRequest::file);
    if (toStdout > 1)
        return fail("--output-format", "only one format can go to stdout; write the others to "
                                       "files, as in json:run.json");
    const bool textAsked = std::ranges::count(into.outputs, "text", &OutputRequest::format) > 0;
    if (toStdout == 0 && !textAsked)
        into.outputs.push_back({"text", "-"});
    return {};
}

} // namespace

Expected<RunCommand> readCommand(const RunArguments& arguments, const LoadPlan& usual) {
    RunCommand command;
    command.plan = usual;
    command.progress = arguments.progress;
    command.failOnInvalid = arguments.failOnInvalid;
    for (const auto part : {readAmount, takeEngine, readRequest, readTransport, readOutputs})
        if (const auto read = part(arguments, command); !read)
            return tl::unexpected(read.error());
    if (const auto errors = validate(command.plan); !errors.empty())
        return fail(planOptionOf(errors.front().field), errors.front().message);
    if (const auto able = checkEngine(command.plan); !able)
        return fail(planOptionOf(able.error().field), able.error().message);
    return command;
}

} // namespace loadstone
