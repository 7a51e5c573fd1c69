#include "ui/settings.h"

#include "ui/format.h"
#include "ui/ngrams/storedngramfields.h"

#include <QUrl>

#include <algorithm>

namespace loadstone {

namespace {

const QStringList appearanceNames{"system", "light", "dark"};
const QStringList versionNames{"auto", "1.1", "2"};
constexpr qsizetype longestText = 100'000;

QString withoutUserInfo(const QString& text) {
    QUrl url(text.trimmed());
    if (!url.isValid() || url.password().isEmpty())
        return text;
    url.setUserInfo({});
    return url.toString();
}

/// Puts the standard value in the place of the one that an error names.
void replaceWrong(PlanFields& fields, const std::string& name, const PlanFields& standard) {
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
            replaceWrong(fields, error.field, standard);
    }
    return fields;
}

} // namespace

Settings::Settings(const QString& file)
    : m_store(file.isEmpty() ? QSettings().fileName() : file, QSettings::IniFormat) {}

PlanFields Settings::planFields() const {
    const PlanFields standard = defaultFields();
    const auto text = [this](const char* key, const QString& otherwise) {
        const QString stored = m_store.value(key, otherwise).toString();
        return stored.size() > longestText ? otherwise : stored;
    };
    PlanFields fields;
    fields.method = text("stress/method", standard.method);
    fields.url = text("stress/url", standard.url);
    fields.byDuration = m_store.value("stress/by_duration", standard.byDuration).toBool();
    fields.requests = text("stress/requests", standard.requests);
    fields.duration = text("stress/duration", standard.duration);
    fields.threads = m_store.value("stress/threads", standard.threads).toInt();
    fields.headers = text("stress/headers", standard.headers);
    fields.body = text("stress/body", standard.body);
    fields.timeout = text("stress/timeout", standard.timeout);
    fields.connectTimeout = text("stress/connect_timeout", standard.connectTimeout);
    fields.redirects = m_store.value("stress/redirects", standard.redirects).toInt();
    fields.version = static_cast<HttpVersion>(
        std::max<qsizetype>(0, versionNames.indexOf(text("stress/http_version", "auto"))));
    fields.verifyTls = m_store.value("stress/verify_tls", standard.verifyTls).toBool();
    fields.keepAlive = m_store.value("stress/keep_alive", standard.keepAlive).toBool();
    fields.environmentProxy =
        m_store.value("stress/environment_proxy", standard.environmentProxy).toBool();
    fields.expected = text("stress/expect_status", standard.expected);
    return checked(fields);
}

void Settings::setPlanFields(const PlanFields& fields) {
    m_store.setValue("stress/method", fields.method);
    m_store.setValue("stress/url", withoutUserInfo(fields.url));
    m_store.setValue("stress/by_duration", fields.byDuration);
    m_store.setValue("stress/requests", fields.requests);
    m_store.setValue("stress/duration", fields.duration);
    m_store.setValue("stress/threads", fields.threads);
    m_store.setValue("stress/headers", withoutSecrets(fields.headers));
    m_store.setValue("stress/body", fields.body);
    m_store.setValue("stress/timeout", fields.timeout);
    m_store.setValue("stress/connect_timeout", fields.connectTimeout);
    m_store.setValue("stress/redirects", fields.redirects);
    m_store.setValue("stress/http_version", versionNames[static_cast<int>(fields.version)]);
    m_store.setValue("stress/verify_tls", fields.verifyTls);
    m_store.setValue("stress/keep_alive", fields.keepAlive);
    m_store.setValue("stress/environment_proxy", fields.environmentProxy);
    m_store.setValue("stress/expect_status", fields.expected);
}

Appearance Settings::appearance() const {
    const auto index = appearanceNames.indexOf(m_store.value("appearance").toString());
    return index < 0 ? Appearance::System : static_cast<Appearance>(index);
}

void Settings::setAppearance(Appearance appearance) {
    m_store.setValue("appearance", appearanceNames[static_cast<int>(appearance)]);
}

QByteArray Settings::geometry() const {
    return m_store.value("geometry").toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    m_store.setValue("geometry", geometry);
}

bool Settings::areOptionsShown() const {
    return m_store.value("stress/options_shown", false).toBool();
}

void Settings::setOptionsShown(bool shown) {
    m_store.setValue("stress/options_shown", shown);
}

NgramFields Settings::ngramFields() const {
    return loadNgramFields(m_store);
}

void Settings::setNgramFields(const NgramFields& fields) {
    storeNgramFields(m_store, fields);
}

bool Settings::areNgramOptionsShown() const {
    return m_store.value("ngrams/options_shown", false).toBool();
}

void Settings::setNgramOptionsShown(bool shown) {
    m_store.setValue("ngrams/options_shown", shown);
}

QString Settings::panel() const {
    return m_store.value("panel").toString();
}

void Settings::setPanel(const QString& name) {
    m_store.setValue("panel", name);
}

} // namespace loadstone
