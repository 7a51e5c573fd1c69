// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/targetstatus.h"

#include "core/run/targetprocess.h"
#include "ui/widgets/dot.h"
#include "ui/widgets/linkbutton.h"

#include <QHBoxLayout>

namespace loadstone {

TargetStatus::TargetStatus(TargetProcess& target, QWidget* parent)
    : QWidget(parent),
      m_target(target),
      m_dot(new Dot(this)),
      m_text(new QLabel(this)),
      m_button(new LinkButton(this)) {
    m_button->setObjectName("toggleTarget");
    m_button->setToolTip(
        QString("The local target is a small server on this machine to try things out "
                "on; its front page lists what it answers"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->addWidget(m_dot);
    row->addWidget(m_text);
    row->addWidget(m_button);
    connect(m_button, &QToolButton::clicked, this, &TargetStatus::toggle);
    connect(&m_target, &TargetProcess::started, this, &TargetStatus::showState);
    connect(&m_target, &TargetProcess::stopped, this, &TargetStatus::showState);
    connect(&m_target, &TargetProcess::failed, this, [this](const Error& error) {
        showState();
        emit failed(error);
    });
    showState();
}

void TargetStatus::toggle() {
    if (m_target.isRunning())
        m_target.stop();
    else
        m_target.start();
}

void TargetStatus::showState() {
    const bool on = m_target.isRunning() && !m_target.url().isEmpty();
    m_dot->setOn(on);
    m_text->setText(on ? QString("Local target on %1").arg(m_target.url())
                       : QString("Local target: off"));
    m_button->setText(on ? QString("Stop target") : QString("Start target"));
}

} // namespace loadstone
