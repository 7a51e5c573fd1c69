#include "ui/stress/storedplanfields.h"

#include "core/http/secretbody.h"
#include "core/http/secrets.h"
#include "ui/enginetext.h"
#include "ui/format.h"

#include <QUrl>

#include <algorithm>

namespace loadstone {

namespace {

const QStringList storedVersions{"auto", "1.1", "2"};
constexpr qsizetype longestPlanText = 100'000;

QString withoutUserInfo(const QString& text) {
    QUrl url(text.trimmed());
    if (!url.isValid() || url.password().isEmpty())
        return text;
    url.setUserInfo({});
    return url.toString();
}

/// Puts the standard value in the place of the one that an error names.
void resetPlanField(PlanFields& fields, const std::string& name, const PlanFields& standard) {
    const auto reset = [&](auto member) { fields.*member = standard.*member; };
    if (name == "url")
        reset(&PlanFields::url);
    if (name == "method")
        reset(&PlanFields::method);
    if (name == "requests")
        reset(&PlanFields::requests);
    if (name == "duration")
        reset(&PlanFields::duration);
    if (name == "threads")
        reset(&PlanFields::threads);
    if (name == "header")
        reset(&PlanFields::headers);
    if (name == "timeout")
        reset(&PlanFields::timeout);
    if (name == "connect-timeout")
        reset(&PlanFields::connectTimeout);
    if (name == "redirect")
        reset(&PlanFields::redirects);
    if (name == "expect-status")
        reset(&PlanFields::expected);
}

PlanFields checked(PlanFields fields) {
    const PlanFields standard = defaultFields();
    for (const bool byDuration : {!fields.byDuration, fields.byDuration}) {
        fields.byDuration = byDuration;
        for (const Error& error : readPlan(fields).errors)
            resetPlanField(fields, error.field, standard);
    }
    return fields;
}

} // namespace

PlanFields loadPlanFields(const QSettings& store, const QString& group) {
    const PlanFields standard = defaultFields();
    const auto value = [&](const char* key, const auto& otherwise) {
        return store.value(group + '/' + key, otherwise);
    };
    const auto text = [&](const char* key, const QString& otherwise) {
        const QString stored = value(key, otherwise).toString();
        return stored.size() > longestPlanText ? otherwise : stored;
    };
    PlanFields fields;
    fields.method = text("method", standard.method);
    fields.url = text("url", standard.url);
    fields.byDuration = value("by_duration", standard.byDuration).toBool();
    fields.requests = text("requests", standard.requests);
    fields.duration = text("duration", standard.duration);
    fields.threads = value("threads", standard.threads).toInt();
    fields.engine = engineNamed(text("engine", {}).toStdString()).value_or(standard.engine);
    fields.headers = text("headers", standard.headers);
    fields.body = text("body", standard.body);
    fields.timeout = text("timeout", standard.timeout);
    fields.connectTimeout = text("connect_timeout", standard.connectTimeout);
    fields.redirects = value("redirects", standard.redirects).toInt();
    fields.version = static_cast<HttpVersion>(
        std::max<qsizetype>(0, storedVersions.indexOf(text("http_version", "auto"))));
    fields.verifyTls = value("verify_tls", standard.verifyTls).toBool();
    fields.keepAlive = value("keep_alive", standard.keepAlive).toBool();
    fields.environmentProxy = value("environment_proxy", standard.environmentProxy).toBool();
    fields.expected = text("expect_status", standard.expected);
    return checked(fields);
}

void storePlanFields(QSettings& store, const QString& group, const PlanFields& fields) {
    const auto set = [&](const char* key, const auto& value) {
        store.setValue(group + '/' + key, value);
    };
    set("method", fields.method);
    set("url", toText(withoutSecrets(withoutUserInfo(fields.url).toStdString())));
    set("by_duration", fields.byDuration);
    set("requests", fields.requests);
    set("duration", fields.duration);
    set("threads", fields.threads);
    set("engine", engineText(fields.engine));
    set("headers", withoutSecrets(fields.headers));
    set("body", toText(withoutSecretsInBody(fields.body.toStdString())));
    set("timeout", fields.timeout);
    set("connect_timeout", fields.connectTimeout);
    set("redirects", fields.redirects);
    set("http_version", storedVersions[static_cast<int>(fields.version)]);
    set("verify_tls", fields.verifyTls);
    set("keep_alive", fields.keepAlive);
    set("environment_proxy", fields.environmentProxy);
    set("expect_status", fields.expected);
}

} // namespace loadstone
