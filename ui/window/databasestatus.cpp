// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/databasestatus.h"

#include "core/run/targetprocess.h"
#include "ui/widgets/dot.h"
#include "ui/widgets/linkbutton.h"

#include <QHBoxLayout>

namespace loadstone {

DatabaseStatus::DatabaseStatus(TargetProcess& database, QWidget* parent)
    : QWidget(parent), m_database(database), m_dot(new Dot(this)), m_button(new LinkButton(this)) {
    m_button->setObjectName("toggleDatabase");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->addWidget(m_dot);
    row->addWidget(m_button);
    connect(m_button, &QToolButton::clicked, this, &DatabaseStatus::toggle);
    connect(&m_database, &TargetProcess::started, this, &DatabaseStatus::showState);
    connect(&m_database, &TargetProcess::stopped, this, &DatabaseStatus::showState);
    connect(&m_database, &TargetProcess::failed, this, [this](const Error& error) {
        showState();
        emit failed(error);
    });
    showState();
}

void DatabaseStatus::toggle() {
    if (m_database.isRunning())
        m_database.stop();
    else
        m_database.startDatabase();
    showState();
}

void DatabaseStatus::showState() {
    const QString url = m_database.url();
    const bool isOn = m_database.isRunning() && !url.isEmpty();
    m_dot->setOn(isOn);
    m_dot->setVisible(isOn);
    m_button->setText(isOn                     ? QString("Stop PostgreSQL")
                      : m_database.isRunning() ? QString("PostgreSQL …")
                                               : QString("Start PostgreSQL"));
    m_button->setToolTip(
        isOn ? QString("A throw-away PostgreSQL on %1; its folder goes when it stops").arg(url)
             : QString("Starts a throw-away PostgreSQL on this machine, with the tables of a small "
                       "shop, and fills in its URL and a query"));
    emit changed();
}

} // namespace loadstone
