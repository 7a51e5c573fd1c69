// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/hostconsent.h"

#include "ui/format.h"
#include "ui/widgets/longtext.h"

#include <QMessageBox>
#include <QPushButton>

namespace loadstone {

namespace {
const QString agreedHosts = QStringLiteral("consent/hosts");
}

Consent HostConsent::consent() const {
    Consent consent{true, {}, false};
    for (const QString& host : m_settings.value(agreedHosts).toStringList())
        consent.hosts.push_back(host.toStdString());
    return consent;
}

void HostConsent::remember(const QString& host) {
    constexpr qsizetype most = 1000;
    const QStringList known = m_settings.value(agreedHosts).toStringList();
    m_settings.setValue(agreedHosts, QStringList{host} + known.mid(0, most - 1));
}

bool HostConsent::asksFor(const Error& error, const LoadPlan& plan,
                          const std::function<void()>& start) {
    const auto wanted = hostToAllow(error, plan);
    if (!wanted)
        return false;
    const QString host = toText(*wanted);
    auto* box =
        new QMessageBox(QMessageBox::Warning, QString("May this host be tested?"),
                        shortened(sentence(error.message)), QMessageBox::NoButton, &m_window);
    box->setObjectName("consent");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(QString("Load only what is yours, or whose owner has agreed. You are "
                                    "asked once for each host."));
    const QPushButton* agree = box->addButton(QString("&I may test it"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QString("&Cancel"), QMessageBox::RejectRole));
    QObject::connect(agree, &QPushButton::clicked, &m_window, [this, host, start] {
        remember(host);
        start();
    });
    box->open();
    return true;
}

} // namespace loadstone
