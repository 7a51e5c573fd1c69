// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/closingquestion.h"

#include <QMessageBox>
#include <QPushButton>

namespace loadstone {

void askWhetherToClose(QWidget& window, const std::function<void()>& close,
                       const std::function<void()>& stop) {
    if (window.findChild<QMessageBox*>("closing"))
        return;
    auto* box =
        new QMessageBox(QMessageBox::Question, QString("Close Loadstone?"),
                        QString("Something is still running. Its result is lost if you close "
                                "now; stopped, it can be saved."),
                        QMessageBox::NoButton, &window);
    box->setObjectName("closing");
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* closing = box->addButton(QString("&Close"), QMessageBox::DestructiveRole);
    const QPushButton* stopping = box->addButton(QString("&Stop it"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QString("&Go on"), QMessageBox::RejectRole));
    QObject::connect(closing, &QPushButton::clicked, &window, close);
    QObject::connect(stopping, &QPushButton::clicked, &window, stop);
    box->open();
}

} // namespace loadstone
