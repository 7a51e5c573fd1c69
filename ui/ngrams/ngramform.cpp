#include "ui/ngrams/ngramform.h"

#include "ui/format.h"
#include "ui/ngrams/filesfield.h"
#include "ui/ngrams/ngramoptions.h"
#include "ui/ngrams/partitionfield.h"
#include "ui/ngrams/samplefiles.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/startbutton.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace loadstone {

NgramForm::NgramForm(QWidget* parent)
    : QWidget(parent),
      m_files(new FilesField(this)),
      m_start(new StartButton({tr("Start"), tr("Count the n-grams (Enter or Ctrl+R)")},
                              {tr("Cancel"), tr("End the job now; nothing of it stays (Esc)")},
                              this)),
      m_workers(new QSpinBox(this)),
      m_partition(new PartitionField(this)),
      m_format(new QComboBox(this)),
      m_changed(new QLabel(this)),
      m_more(new QPushButton(tr("&More…"), this)),
      m_options(new NgramOptionsForm(this)),
      m_waitNote(new FieldNote(this, FieldNote::Kind::Waiting)),
      m_filesNote(new FieldNote(this)),
      m_settingsNote(new FieldNote(this)),
      m_optionsNote(new FieldNote(this)) {
    m_start->setObjectName("ngramStart");
    buildWorkers();
    buildFormat();
    buildMore();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
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
    row->addWidget(labelFor(tr("Wor&kers"), m_workers));
    row->addWidget(m_workers);
    row->addSpacing(8);
    row->addWidget(m_partition);
    row->addSpacing(8);
    row->addWidget(labelFor(tr("Forma&t"), m_format));
    row->addWidget(m_format);
    row->addStretch();
    row->addWidget(m_changed);
    row->addWidget(m_more);
    return row;
}

QLabel* NgramForm::labelFor(const QString& text, QWidget* field) {
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    return label;
}

void NgramForm::buildWorkers() {
    m_workers->setObjectName("workers");
    m_workers->setRange(1, NgramJob::maxWorkers);
    m_workers->setAlignment(Qt::AlignRight);
    m_workers->setToolTip(tr("Child processes that count at once, 1 to %1. The default is the "
                             "number of cores, here %2; more than cores rarely help.")
                              .arg(NgramJob::maxWorkers)
                              .arg(defaultNgramFields().workers));
}

void NgramForm::buildFormat() {
    m_format->setObjectName("format");
    m_format->setToolTip(tr("How the lines of the files are laid out. Recognised: by each file's "
                            "first lines."));
    m_format->addItem(tr("recognised"), -1);
    for (const Format format : {Format::Text, Format::BooksV1, Format::BooksV2, Format::BooksV3})
        m_format->addItem(toText(nameOf(format)), static_cast<int>(format));
}

void NgramForm::buildMore() {
    m_more->setObjectName("ngramMore");
    m_more->setCheckable(true);
    m_more->setAutoDefault(true);
    m_more->setToolTip(tr("Case, words in an n-gram, punctuation, tags, years, totals file"));
    m_changed->setForegroundRole(QPalette::PlaceholderText);
    m_changed->setToolTip(tr("Settings under More that differ from their defaults"));
    m_options->hide();
    connect(m_more, &QPushButton::toggled, m_options, &QWidget::setVisible);
}

void NgramForm::buildMarks() {
    m_marks.add("files", &m_files->list(), m_filesNote);
    m_marks.add("workers", m_workers, m_settingsNote);
    m_marks.add("partition", &m_partition->size(), m_settingsNote);
    m_options->addTo(m_marks, m_optionsNote);
}

void NgramForm::connectFields() {
    connect(m_start, &StartButton::startClicked, this, &NgramForm::startRequested);
    connect(m_start, &StartButton::stopClicked, this, &NgramForm::stopRequested);
    connect(m_files, &FilesField::edited, this, &NgramForm::onEdited);
    connect(m_files, &FilesField::sampleWanted, this, &NgramForm::useSample);
    connect(m_workers, &QSpinBox::valueChanged, this, &NgramForm::onEdited);
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
    m_filling = true;
    m_files->setFiles(fields.files);
    m_workers->setValue(fields.workers);
    m_format->setCurrentIndex(
        m_format->findData(fields.format ? static_cast<int>(*fields.format) : -1));
    m_partition->setFields(fields);
    m_options->setFields(fields);
    m_filling = false;
    m_marks.forgetTouches();
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
    m_marks.touchAll();
    m_marks.show(read.errors);
    if (read.errors.empty())
        return read.job;
    focusOn(read.errors.front().field);
    return std::nullopt;
}

bool NgramForm::showError(const Error& error) {
    if (!m_marks.knows(error.field))
        return false;
    m_marks.touch(error.field);
    m_marks.show({error});
    focusOn(error.field);
    return true;
}

void NgramForm::focusOn(const std::string& name) {
    QWidget* field = m_marks.field(name);
    if (!field)
        return;
    if (m_options->isAncestorOf(field))
        showOptions(true);
    field->setFocus();
    if (auto* line = qobject_cast<QLineEdit*>(field))
        line->selectAll();
}

void NgramForm::setRunning(bool running) {
    if (running)
        m_focusBefore = focusWidget();
    m_start->setRunning(running);
    for (QWidget* part : {static_cast<QWidget*>(m_files), static_cast<QWidget*>(m_workers),
                          static_cast<QWidget*>(m_partition), static_cast<QWidget*>(m_format),
                          static_cast<QWidget*>(m_options)})
        part->setEnabled(!running);
    if (!running && m_focusBefore && isAncestorOf(QApplication::focusWidget()))
        m_focusBefore->setFocus();
}

void NgramForm::holdBack(const QString& why) {
    m_start->holdBack(why);
    m_waitNote->setText(why);
}

void NgramForm::onEdited() {
    if (m_filling)
        return;
    m_options->followFormat(format());
    if (m_options->hasSampleTotals() && m_files->files() != sampleFiles())
        m_options->clearTotals();
    m_marks.show(readJob(fields()).errors);
    showChangedCount();
    emit edited();
}

void NgramForm::leave(const std::string& name) {
    m_marks.touch(name);
    m_marks.show(readJob(fields()).errors);
}

void NgramForm::showChangedCount() {
    NgramFields fields = this->fields();
    if (m_options->hasSampleTotals())
        fields.totals.clear();
    const int count = changedOptions(fields);
    m_changed->setText(count == 0 ? QString() : tr("%1 changed").arg(count));
}

// Enter in a field reaches the form once the field has taken it in.
void NgramForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit startRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace loadstone
