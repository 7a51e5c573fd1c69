// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/form/ngramform.h"

#include "ui/format.h"
#include "ui/ngrams/form/filesfield.h"
#include "ui/ngrams/form/ngramoptions.h"
#include "ui/ngrams/form/partitionfield.h"
#include "ui/ngrams/form/samplefiles.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/startbutton.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>

namespace loadstone {

NgramForm::NgramForm(QWidget* parent)
    : SettingsForm(parent),
      m_files(new FilesField(this)),
      m_start(new StartButton(
          {QStringLiteral("Start"), QStringLiteral("Count the n-grams (Enter or Ctrl+R)")},
          {QStringLiteral("Cancel"), QStringLiteral("End the job now; nothing of it stays (Esc)")},
          this)),
      m_workers(new NumberField(this)),
      m_partition(new PartitionField(this)),
      m_format(new QComboBox(this)),
      m_changed(new QLabel(this)),
      m_more(new QPushButton(QStringLiteral("&More ▸"), this)),
      m_options(new NgramOptionsForm(this)),
      m_waitNote(new FieldNote(this, FieldNote::Kind::Waiting)),
      m_filesNote(new FieldNote(this)),
      m_settingsNote(new FieldNote(this)),
      m_optionsNote(new FieldNote(this)) {
    m_start->setObjectName("ngramStart");
    buildWorkers();
    buildFormat();
    setParts({m_more, m_changed, m_options, m_waitNote}, "ngramMore",
             QStringLiteral("Case, words in an n-gram, punctuation, tags, years, totals file"));
    auto* rows = tightColumn(this, 6);
    rows->addLayout(firstRow());
    rows->addWidget(m_waitNote);
    rows->addWidget(m_filesNote);
    rows->addLayout(secondRow());
    rows->addWidget(m_settingsNote);
    rows->addWidget(m_options);
    rows->addWidget(m_optionsNote);
    buildMarks();
    setFields(defaultNgramFields());
    connectFields();
    setFocusProxy(&m_files->list());
}

NgramForm::~NgramForm() {
    // The field that has the focus tells that it is left; the marks must still be there then.
    hide();
}

QLayout* NgramForm::firstRow() {
    auto* row = new QHBoxLayout;
    row->addWidget(m_files, 1);
    row->addWidget(m_start, 0, Qt::AlignTop);
    return row;
}

QLayout* NgramForm::secondRow() {
    auto* row = new QHBoxLayout;
    row->addWidget(labelOf(QStringLiteral("Wor&kers"), *m_workers));
    row->addWidget(m_workers);
    row->addSpacing(8);
    row->addWidget(m_partition);
    row->addSpacing(8);
    row->addWidget(labelOf(QStringLiteral("Forma&t"), *m_format));
    row->addWidget(m_format);
    row->addStretch();
    row->addWidget(m_changed);
    row->addWidget(m_more);
    return row;
}

void NgramForm::buildWorkers() {
    m_workers->setObjectName("workers");
    m_workers->setRange(1, NgramJob::maxWorkers);
    m_workers->setToolTip(
        QStringLiteral("Child processes that count at once, 1 to %1. The default is the "
                       "number of cores, here %2; more than cores rarely help.")
            .arg(NgramJob::maxWorkers)
            .arg(defaultNgramFields().workers));
}

void NgramForm::buildFormat() {
    m_format->setObjectName("format");
    m_format->setToolTip(QStringLiteral(
        "How the lines of the files are laid out. Automatic: recognised by each file's "
        "first lines."));
    m_format->addItem(QStringLiteral("Automatic"), -1);
    for (const Format format : {Format::Text, Format::BooksV1, Format::BooksV2, Format::BooksV3})
        m_format->addItem(toText(nameOf(format)), static_cast<int>(format));
}

void NgramForm::buildMarks() {
    marks().add("files", &m_files->list(), m_filesNote);
    marks().add("workers", m_workers, m_settingsNote);
    marks().add("partition", &m_partition->size(), m_settingsNote);
    m_options->addTo(marks(), m_optionsNote);
}

void NgramForm::connectFields() {
    connect(m_start, &StartButton::startClicked, this, &NgramForm::startRequested);
    connect(m_start, &StartButton::stopClicked, this, &NgramForm::stopRequested);
    connect(m_files, &FilesField::edited, this, &NgramForm::onEdited);
    connect(m_files, &FilesField::sampleWanted, this, &NgramForm::useSample);
    connect(m_workers, &NumberField::edited, this, &NgramForm::onEdited);
    watch(*m_workers, "workers");
    connect(m_partition, &PartitionField::edited, this, &NgramForm::onEdited);
    connect(m_partition, &PartitionField::left, this, [this] { leave("partition"); });
    connect(m_format, &QComboBox::currentIndexChanged, this, &NgramForm::onEdited);
    connect(m_options, &NgramOptionsForm::edited, this, &NgramForm::onEdited);
    connect(m_options, &NgramOptionsForm::leftField, this, &NgramForm::leave);
}

std::optional<Format> NgramForm::format() const {
    const int chosen = m_format->currentData().toInt();
    return chosen < 0 ? std::nullopt : std::optional(static_cast<Format>(chosen));
}

NgramFields NgramForm::fields() const {
    NgramFields fields;
    fields.files = m_files->files();
    fields.workers = m_workers->value();
    fields.format = format();
    m_partition->readInto(fields);
    m_options->readInto(fields);
    return fields;
}

void NgramForm::setFields(const NgramFields& fields) {
    fill([&] {
        m_files->setFiles(fields.files);
        m_workers->setValue(fields.workers);
        m_format->setCurrentIndex(
            m_format->findData(fields.format ? static_cast<int>(*fields.format) : -1));
        m_partition->setFields(fields);
        m_options->setFields(fields);
    });
    onEdited();
}

void NgramForm::addFiles(const QStringList& files) {
    m_files->addFiles(files);
}

void NgramForm::useSample() {
    NgramFields fields = this->fields();
    fields.files = sampleFiles();
    fields.totals = sampleTotals();
    fields.format.reset();
    setFields(fields);
}

std::optional<NgramJob> NgramForm::submit() {
    const ReadJob read = readJob(fields());
    return accept(read.errors) ? std::optional(read.job) : std::nullopt;
}

std::vector<Error> NgramForm::errors() const {
    return readJob(fields()).errors;
}

void NgramForm::showRunning(bool running) {
    m_start->setRunning(running);
    for (QWidget* part : QList<QWidget*>{m_files, m_workers, m_partition, m_format, m_options})
        part->setEnabled(!running);
}

void NgramForm::showHeldBack(const QString& why) {
    m_start->holdBack(why);
}

void NgramForm::refresh() {
    m_options->followFormat(format());
    if (m_options->hasSampleTotals() && m_files->files() != sampleFiles())
        m_options->clearTotals();
    marks().show(errors());
    showChangedCount(changedCount());
}

int NgramForm::changedCount() const {
    NgramFields fields = this->fields();
    if (m_options->hasSampleTotals())
        fields.totals.clear();
    return changedOptions(fields);
}

} // namespace loadstone
