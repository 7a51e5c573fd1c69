// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/form/filesfield.h"

#include "ui/ngrams/form/samplefiles.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/tightlayout.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace loadstone {

namespace {

constexpr int visibleFiles = 4;
constexpr int pathRole = Qt::UserRole;

/// With the files of a folder in its place.
QStringList filesIn(const QStringList& places) {
    QStringList files;
    for (const QString& place : places) {
        const QDir folder(place);
        if (!QFileInfo(place).isDir()) {
            files << place;
            continue;
        }
        for (const QString& name : folder.entryList(QDir::Files | QDir::Readable, QDir::Name))
            files << folder.filePath(name);
    }
    return files;
}

} // namespace

FilesField::FilesField(QWidget* parent) : QWidget(parent), m_list(new QListWidget(this)) {
    buildList();
    auto* label = new QLabel(QStringLiteral("F&iles"), this);
    label->setBuddy(m_list);
    auto* row = tightRow(this);
    row->addWidget(label, 0, Qt::AlignTop);
    row->addWidget(m_list, 1);
    row->addLayout(buttons());
    followSelection();
}

void FilesField::buildList() {
    m_list->setObjectName("files");
    m_list->setAccessibleName(QStringLiteral("Files"));
    m_list->setToolTip(
        QStringLiteral("Files whose n-grams are counted together: text in UTF-8, or Google "
                       "Books Ngram files, plain or gzip. Drop files here to add them; Delete "
                       "takes them away."));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(fontMetrics().lineSpacing() * visibleFiles + 12);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &FilesField::followSelection);
}

QPushButton* FilesField::button(const QString& text, const QString& name, const QString& tip) {
    auto* made = new QPushButton(text, this);
    made->setObjectName(name);
    made->setToolTip(tip);
    made->setAutoDefault(true);
    return made;
}

QLayout* FilesField::buttons() {
    auto* add =
        button(QStringLiteral("&Add…"), "addFiles", QStringLiteral("Choose files to count"));
    m_remove = button(QStringLiteral("Remov&e"), "removeFiles",
                      QStringLiteral("Take the selected files off the list"));
    auto* sample =
        button(QStringLiteral("&Sample"), "useSample",
               QStringLiteral("Count the sample instead: invented counts of some 80 words for the "
                              "years 1900 to 2008"));
    sample->setVisible(!sampleFiles().isEmpty());
    auto* column = new QVBoxLayout;
    column->setSpacing(3);
    for (QPushButton* each : {add, m_remove, sample})
        column->addWidget(each);
    column->addStretch();
    connect(add, &QPushButton::clicked, this, &FilesField::askForMore);
    connect(m_remove, &QPushButton::clicked, this, &FilesField::removeSelected);
    connect(sample, &QPushButton::clicked, this, &FilesField::sampleWanted);
    return column;
}

QStringList FilesField::files() const {
    QStringList files;
    for (int i = 0; i < m_list->count(); ++i)
        files << m_list->item(i)->data(pathRole).toString();
    return files;
}

void FilesField::setFiles(const QStringList& files) {
    m_list->clear();
    for (const QString& file : files)
        addItem(file);
    emit edited();
}

void FilesField::addFiles(const QStringList& files) {
    if (this->files() == sampleFiles())
        m_list->clear(); // nobody wants the sample's counts among their own
    const QStringList present = this->files();
    const QSet<QString> known(present.begin(), present.end());
    for (const QString& file : filesIn(files))
        if (!known.contains(file))
            addItem(file);
    m_list->scrollToBottom();
    emit edited();
}

void FilesField::addItem(const QString& file) {
    const QFileInfo info(file);
    const QString place = sampleFiles().contains(file)
                              ? QStringLiteral("the sample that comes with Loadstone")
                              : QStringLiteral("in %1").arg(QDir::toNativeSeparators(info.path()));
    auto* item = new QListWidgetItem(info.fileName() + "   " + place, m_list);
    item->setData(pathRole, file);
    item->setToolTip(QDir::toNativeSeparators(file));
}

void FilesField::askForMore() {
    askForFiles(this, QStringLiteral("Files to count"), QStringLiteral("All files (*)"),
                [this](const QStringList& files) { addFiles(files); });
}

void FilesField::removeSelected() {
    qDeleteAll(m_list->selectedItems());
    emit edited();
}

void FilesField::followSelection() {
    m_remove->setEnabled(!m_list->selectedItems().isEmpty());
}

bool FilesField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list->viewport() && event->type() == QEvent::Paint && m_list->count() == 0)
        paintHint();
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Delete)) {
        removeSelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilesField::paintHint() {
    QPainter painter(m_list->viewport());
    painter.setPen(ChartColors::of(palette()).muted);
    painter.drawText(m_list->viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     QStringLiteral("Drop files here, or use the sample"));
}

} // namespace loadstone
