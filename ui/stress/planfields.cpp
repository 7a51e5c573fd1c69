#include "ui/stress/planfields.h"

#include "core/http/secretname.h"
#include "core/http/secrets.h"
#include "ui/format.h"

#include <QRegularExpression>

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::uint64_t firstRequests = 10'000;
constexpr Milliseconds firstDuration{10'000};
const QString localTarget = QStringLiteral("http://127.0.0.1:8089/");

/// Keeps what was understood, and collects what was not.
class Reading {
public:
    explicit Reading(ReadPlan& into) : m_into(into) {}

    template <typename Value, typename Target>
    void take(const Expected<Value>& read, Target& target) {
        if (read)
            target = *read;
        else
            m_into.errors.push_back(read.error());
    }

private:
    ReadPlan& m_into;
};

/// "1,000,000" and "1 000 000" as "1000000"; anything else as it is.
QString withoutSeparators(const QString& text) {
    static const QRegularExpression grouped(R"(^\d{1,3}([,'_ \x{a0}\x{202f}]\d{3})+[kKmM]?$)");
    static const QRegularExpression separator(R"([,'_ \x{a0}\x{202f}])");
    const QString trimmed = text.trimmed();
    return grouped.match(trimmed).hasMatch() ? QString(trimmed).remove(separator) : trimmed;
}

Expected<std::vector<Header>> readHeaders(const QString& text) {
    std::vector<Header> headers;
    const QStringList lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty())
            continue;
        const auto colon = line.indexOf(':');
        if (colon < 1)
            return fail("header", "line " + std::to_string(i + 1) +
                                      " of the headers has no name; write headers as Name: value");
        headers.push_back({line.left(colon).trimmed().toStdString(),
                           line.mid(colon + 1).trimmed().toStdString()});
    }
    return headers;
}

QString headersText(const std::vector<Header>& headers) {
    QStringList lines;
    for (const Header& header : headers)
        lines << toText(header.name) + ": " + toText(header.value);
    return lines.join('\n');
}

void readRequest(const PlanFields& fields, Reading& reading, LoadPlan& plan) {
    plan.request.method = fields.method.toStdString();
    plan.request.url = fields.url.trimmed().toStdString();
    plan.request.body = fields.body.toStdString();
    reading.take(readHeaders(fields.headers), plan.request.headers);
}

void readAmount(const PlanFields& fields, Reading& reading, LoadPlan& plan) {
    if (!fields.byDuration) {
        reading.take(readCount(fields.requests), plan.requests);
        return;
    }
    plan.requests.reset();
    plan.duration = firstDuration;
    reading.take(readTime(fields.duration, "duration"), *plan.duration);
}

void readTransport(const PlanFields& fields, Reading& reading, LoadPlan& plan) {
    TransportOptions& transport = plan.transport;
    reading.take(readTime(fields.timeout, "timeout"), transport.timeout);
    reading.take(readTime(fields.connectTimeout, "connect-timeout"), transport.connectTimeout);
    transport.redirects = fields.redirects;
    transport.version = fields.version;
    transport.verifyTls = fields.verifyTls;
    transport.keepAlive = fields.keepAlive;
    transport.environmentProxy = fields.environmentProxy;
    reading.take(StatusRanges::parse(fields.expected.trimmed().toStdString()), plan.expected);
}

} // namespace

PlanFields defaultFields() {
    LoadPlan plan;
    plan.request.url = localTarget.toStdString();
    plan.requests = firstRequests;
    return fieldsOf(plan);
}

PlanFields fieldsOf(const LoadPlan& plan) {
    const TransportOptions& transport = plan.transport;
    PlanFields fields;
    fields.method = toText(plan.request.method);
    fields.url = toText(plan.request.url);
    fields.byDuration = plan.duration.has_value();
    fields.requests = countText(plan.requests.value_or(firstRequests));
    fields.duration = toText(formatDuration(plan.duration.value_or(firstDuration)));
    fields.threads = plan.threads;
    fields.engine = plan.engine;
    fields.headers = headersText(plan.request.headers);
    fields.body = toText(plan.request.body);
    fields.timeout = toText(formatDuration(transport.timeout));
    fields.connectTimeout = toText(formatDuration(transport.connectTimeout));
    fields.redirects = transport.redirects;
    fields.version = transport.version;
    fields.verifyTls = transport.verifyTls;
    fields.keepAlive = transport.keepAlive;
    fields.environmentProxy = transport.environmentProxy;
    fields.expected = toText(plan.expected.text());
    return fields;
}

ReadPlan readPlan(const PlanFields& fields) {
    ReadPlan result;
    Reading reading(result);
    readRequest(fields, reading, result.plan);
    readAmount(fields, reading, result.plan);
    result.plan.threads = fields.threads;
    result.plan.engine = fields.engine;
    readTransport(fields, reading, result.plan);
    for (Error& error : validate(result.plan))
        result.errors.push_back(std::move(error));
    return result;
}

Expected<std::uint64_t> readCount(const QString& text) {
    return parseCount(withoutSeparators(text).toStdString(), "requests");
}

Expected<Milliseconds> readTime(const QString& text, const std::string& field) {
    const auto read = parseDuration(QString(text).remove(' ').toStdString(), field);
    return read.map([](const ParsedDuration& duration) { return duration.value; });
}

int changedOptions(const PlanFields& fields) {
    const PlanFields standard = fieldsOf(LoadPlan{});
    const auto differs = [&](auto... members) {
        return (0 + ... + (fields.*members == standard.*members ? 0 : 1));
    };
    return differs(&PlanFields::headers, &PlanFields::body, &PlanFields::timeout,
                   &PlanFields::connectTimeout, &PlanFields::redirects, &PlanFields::version,
                   &PlanFields::verifyTls, &PlanFields::keepAlive, &PlanFields::environmentProxy,
                   &PlanFields::expected);
}

bool hasMaskedSecret(const LoadPlan& plan) {
    return holdsMask(plan.request);
}

QString withMaskedHeaders(const QString& headers) {
    QStringList lines = headers.split('\n');
    for (QString& line : lines)
        if (isSecret(line.section(':', 0, 0).trimmed().toStdString()))
            line = line.section(':', 0, 0) + ": ***";
    return lines.join('\n');
}

QString withoutSecrets(const QString& headers) {
    QStringList lines = headers.split('\n');
    lines.removeIf([](const QString& line) {
        return isSecret(line.section(':', 0, 0).trimmed().toStdString());
    });
    return lines.join('\n');
}

} // namespace loadstone
