// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestchoice.h"

#include "core/http/secrets.h"
#include "ui/format.h"
#include "ui/widgets/longtext.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadstone {

namespace {

QString rowOf(const RecordedRequest& one) {
    const QString status = one.status > 0 ? QString::number(one.status) : QString("no answer");
    return QString("%1  %2  (%3)")
        .arg(toText(one.request.method),
             shortened(toText(withoutSecrets(std::string_view(one.request.url)))), status);
}

QListWidget* listOf(const std::vector<RecordedRequest>& requests, QWidget* parent) {
    auto* list = new QListWidget(parent);
    list->setObjectName("recorded");
    list->setAccessibleName(QString("Requests of the file"));
    list->setTextElideMode(Qt::ElideMiddle);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const RecordedRequest& one : requests)
        list->addItem(rowOf(one));
    list->setCurrentRow(0);
    return list;
}

/// Hides the rows without the text; the first of the others is chosen.
void filter(QListWidget& list, const QString& text) {
    int first = -1;
    for (int row = 0; row < list.count(); ++row) {
        const bool fits = list.item(row)->text().contains(text, Qt::CaseInsensitive);
        list.item(row)->setHidden(!fits);
        first = fits && first < 0 ? row : first;
    }
    list.setCurrentRow(first);
}

} // namespace

void askWhichRequest(QWidget& window, const QString& file,
                     const std::vector<RecordedRequest>& requests,
                     const std::function<void(const Request& chosen)>& take) {
    auto* dialog = new QDialog(&window);
    dialog->setObjectName("requestChoice");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QString("Choose a request of %1").arg(shortened(file)));
    auto* wanted = new QLineEdit(dialog);
    wanted->setObjectName("recordedFilter");
    wanted->setPlaceholderText(QString("Part of a method, an address or a status"));
    auto* list = listOf(requests, dialog);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(QString("Take it"));
    auto* column = new QVBoxLayout(dialog);
    for (QWidget* part : {static_cast<QWidget*>(wanted), static_cast<QWidget*>(list),
                          static_cast<QWidget*>(buttons)})
        column->addWidget(part);
    QObject::connect(wanted, &QLineEdit::textChanged, list,
                     [list](const QString& text) { filter(*list, text); });
    QObject::connect(list, &QListWidget::itemActivated, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, &window, [list, requests, take] {
        if (list->currentRow() >= 0)
            take(requests.at(static_cast<std::size_t>(list->currentRow())).request);
    });
    dialog->resize(window.width() * 3 / 5, window.height() / 2);
    dialog->open();
}

} // namespace loadstone
