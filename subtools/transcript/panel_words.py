"""What YouTube's page says around a transcript, by language: data, one entry a language.

To add a language, add an entry. Each entry has

- hour, minute, second: the unit as a screen reader hears it, all its forms; the form that goes
  with 1 stands first.
- and_: words that may stand between two units.
- alone: units said without a number ("minute2=..." is how two minutes are said), where there are.
- chapter: the word of a chapter heading ("Chapter 1: Intro").
- page: lines that are always page and never speech, where they stand alone.
- end: of those, lines after which no transcript follows (the list of other videos).
- weak: lines that are page only before or after the speech, since people say them too.
- count: nouns of "20 comments", "1.2M views", "3 years ago", as they stand in such lines.

Sources: the panel's labels on youtube.com in each language, and Unicode CLDR 45 for the names
of the units.
"""

from __future__ import annotations

PANELS: dict[str, dict[str, str]] = {
    "en": {
        "hour": "hour|hours",
        "minute": "minute|minutes",
        "second": "second|seconds",
        "and_": "and",
        "chapter": "Chapter",
        "page": "Transcript|Search transcript|Search in video|Search in transcript|In this video"
        "|Show transcript|Hide transcript|Close transcript|Toggle timestamps|Chapters|Comments"
        "|Skip navigation|Follow along using the transcript.|Sync to video time|Add a comment..."
        "|Sort comments|Sort by|Top comments|Newest first|Show more|Show less|View all|Key moments"
        "|Explore this course material and more|anscript|cript|ranscript|NaN|0 of 0"
        "|Engagement panel|Get AI-generated answers",
        "end": "Sync to video time",
        "weak": "All|Related|Recently uploaded|Watched|Live|Share|Save|Clip|Thanks|Download|Like"
        "|Subscribe|Subscribed|Join|Next|Autoplay|Playlist|Mix|New|CC|true|Home|Videos|About"
        "|For you|Sponsored|Visit site|Reply|Translate to English|Description|Summary|Ask",
        "count": "comment|comments|views|view|ago|subscribers|replies|reply|likes|watching",
    },
    "de": {
        "hour": "Stunde|Stunden",
        "minute": "Minute|Minuten",
        "second": "Sekunde|Sekunden",
        "and_": "und",
        "chapter": "Kapitel",
        "page": "Transkript|Transkript suchen|Transkript durchsuchen|Im Transkript suchen"
        "|Im Video suchen|In diesem Video|Transkript anzeigen|Transkript schließen|Kapitel"
        "|Kommentare|Mit Videozeit synchronisieren|Mit der Videozeit synchronisieren"
        "|Navigation überspringen|Kommentar hinzufügen...|Kommentieren...|Top-Kommentare"
        "|Neueste zuerst|Mehr anzeigen|Weniger anzeigen|Mehr ansehen|Alle ansehen"
        "|Anhand des Transkripts mitlesen.|Zeitstempel ein-/ausblenden|Sortieren nach",
        "end": "Mit Videozeit synchronisieren|Mit der Videozeit synchronisieren",
        "weak": "Alle|Teilen|Speichern|Ähnliche Videos|Kürzlich hochgeladen|Abonnieren|Live"
        "|Nächstes Video|Beschreibung|Angesehen|Zusammenfassung",
        "count": "Kommentar|Kommentare|Aufrufe|Aufruf|Abonnenten|Antworten|vor",
    },
    "fr": {
        "hour": "heure|heures",
        "minute": "minute|minutes",
        "second": "seconde|secondes",
        "and_": "et",
        "chapter": "Chapitre",
        "page": "Transcription|Rechercher dans la transcription|Rechercher dans la vidéo"
        "|Dans cette vidéo|Afficher la transcription|Fermer la transcription|Chapitres"
        "|Commentaires|Synchroniser avec l'heure de la vidéo|Synchroniser avec la vidéo"
        "|Synchroniser avec la durée de la vidéo|Ignorer les liens de navigation"
        "|Ajouter un commentaire...|Ajoutez un commentaire...|Top des commentaires"
        "|Les plus récents d'abord|Plus|Afficher plus|Afficher moins|Tout afficher"
        "|Suivez la vidéo à l'aide de la transcription.|Trier par",
        "end": "Synchroniser avec l'heure de la vidéo|Synchroniser avec la vidéo"
        "|Synchroniser avec la durée de la vidéo",
        "weak": "Tous|Tout|Partager|Enregistrer|Similaires|S'abonner|En direct|Résumé"
        "|Description|Mises en ligne récemment",
        "count": "commentaire|commentaires|vues|vue|abonnés|réponses|il y a",
    },
    "es": {
        "hour": "hora|horas",
        "minute": "minuto|minutos",
        "second": "segundo|segundos",
        "and_": "y|con",
        "chapter": "Capítulo",
        "page": "Transcripción|Buscar en la transcripción|Buscar transcripción|Buscar en el vídeo"
        "|Buscar en el video|En este vídeo|En este video|Mostrar transcripción"
        "|Cerrar transcripción|Capítulos|Episodios|Comentarios|Sincronizar con el tiempo del vídeo"
        "|Sincronizar con el tiempo del video|Sincronizar con la duración del video"
        "|Saltar navegación|Omitir navegación|Agrega un comentario...|Añade un comentario..."
        "|Mejores comentarios|Más recientes primero|Mostrar más|Mostrar menos|Ver todo"
        "|Sigue el vídeo con la transcripción.|Sigue el video con la transcripción.|Ordenar por",
        "end": "Sincronizar con el tiempo del vídeo|Sincronizar con el tiempo del video"
        "|Sincronizar con la duración del video",
        "weak": "Todos|Todo|Compartir|Guardar|Relacionados|Suscribirse|Suscribirme|En vivo"
        "|En directo|Descripción|Resumen|Subidos recientemente",
        "count": "comentario|comentarios|visualizaciones|vistas|suscriptores|respuestas|hace",
    },
    "pt": {
        "hour": "hora|horas",
        "minute": "minuto|minutos",
        "second": "segundo|segundos",
        "and_": "e",
        "chapter": "Capítulo",
        "page": "Transcrição|Pesquisar transcrição|Pesquisar na transcrição|Pesquisar no vídeo"
        "|Neste vídeo|Mostrar transcrição|Fechar transcrição|Capítulos|Comentários"
        "|Sincronizar com o tempo do vídeo|Sincronizar com a hora do vídeo"
        "|Sincronizar com a duração do vídeo|Pular navegação|Avançar navegação"
        "|Adicione um comentário...|Principais comentários|Mais recentes primeiro|Mostrar mais"
        "|Mostrar menos|Ver tudo|Acompanhe usando a transcrição.|Ordenar por",
        "end": "Sincronizar com o tempo do vídeo|Sincronizar com a hora do vídeo"
        "|Sincronizar com a duração do vídeo",
        "weak": "Tudo|Todos|Compartilhar|Partilhar|Salvar|Guardar|Relacionados|Inscrever-se"
        "|Subscrever|Ao vivo|Descrição|Resumo|Enviados recentemente",
        "count": "comentário|comentários|visualizações|inscritos|subscritores|respostas|há",
    },
    "it": {
        "hour": "ora|ore",
        "minute": "minuto|minuti",
        "second": "secondo|secondi",
        "and_": "e",
        "chapter": "Capitolo",
        "page": "Trascrizione|Cerca nella trascrizione|Cerca trascrizione|Cerca nel video"
        "|In questo video|Mostra trascrizione|Chiudi trascrizione|Capitoli|Commenti"
        "|Sincronizza con l'ora del video|Sincronizza con la durata del video"
        "|Sincronizza con il tempo del video|Salta navigazione|Ignora navigazione"
        "|Aggiungi un commento...|Commenti principali|Prima i più recenti|Mostra altro"
        "|Mostra meno|Altro|Visualizza tutto|Segui il video utilizzando la trascrizione.|Ordina per",
        "end": "Sincronizza con l'ora del video|Sincronizza con la durata del video"
        "|Sincronizza con il tempo del video",
        "weak": "Tutti|Tutto|Condividi|Salva|Correlati|Iscriviti|Dal vivo|Descrizione|Riepilogo"
        "|Caricati di recente",
        "count": "commento|commenti|visualizzazioni|iscritti|risposte|fa",
    },
    "nl": {
        "hour": "uur|uren",
        "minute": "minuut|minuten",
        "second": "seconde|seconden",
        "and_": "en",
        "chapter": "Hoofdstuk",
        "page": "Transcript|Transcript zoeken|Zoeken in transcript|Zoeken in video|In deze video"
        "|Transcript tonen|Transcript sluiten|Hoofdstukken|Reacties|Opmerkingen"
        "|Synchroniseren met videotijd|Navigatie overslaan|Een reactie toevoegen..."
        "|Een reactie plaatsen...|Populairste reacties|Nieuwste eerst|Meer tonen|Minder tonen"
        "|Meer weergeven|Minder weergeven|Alles bekijken|Volg mee via het transcript.|Sorteren op",
        "end": "Synchroniseren met videotijd",
        "weak": "Alle|Alles|Delen|Opslaan|Gerelateerd|Abonneren|Live|Beschrijving|Samenvatting"
        "|Onlangs geüpload",
        "count": "reactie|reacties|opmerkingen|weergaven|abonnees|antwoorden|geleden",
    },
    "pl": {
        "hour": "godzina|godziny|godzin",
        "minute": "minuta|minuty|minut",
        "second": "sekunda|sekundy|sekund",
        "and_": "i",
        "chapter": "Rozdział",
        "page": "Transkrypcja|Wyszukaj w transkrypcji|Przeszukaj transkrypcję|Szukaj w filmie"
        "|Szukaj w transkrypcji|W tym filmie|Pokaż transkrypcję|Zamknij transkrypcję|Rozdziały"
        "|Komentarze|Synchronizuj z czasem filmu|Zsynchronizuj z czasem filmu|Pomiń nawigację"
        "|Dodaj komentarz...|Najlepsze komentarze|Od najnowszych|Pokaż więcej|Pokaż mniej"
        "|Zobacz wszystko|Śledź transkrypcję.|Sortuj według",
        "end": "Synchronizuj z czasem filmu|Zsynchronizuj z czasem filmu",
        "weak": "Wszystkie|Wszystko|Udostępnij|Zapisz|Podobne|Subskrybuj|Na żywo|Opis"
        "|Podsumowanie|Ostatnio przesłane",
        "count": "komentarz|komentarze|komentarzy|wyświetleń|wyświetlenia|subskrybentów|temu",
    },
    "ru": {
        "hour": "час|часа|часов",
        "minute": "минута|минуты|минут|минуту",
        "second": "секунда|секунды|секунд|секунду",
        "and_": "и",
        "chapter": "Глава",
        "page": "Расшифровка видео|Расшифровка|Текст видео|Поиск по расшифровке"
        "|Искать в расшифровке|Поиск по видео|Найти в видео|В этом видео|Показать текст видео"
        "|Показать расшифровку|Закрыть расшифровку|Эпизоды|Главы|Комментарии"
        "|Синхронизировать со временем видео|Синхронизировать с видео|Пропустить навигацию"
        "|Введите комментарий|Введите комментарий...|Оставьте комментарий...|Сначала популярные"
        "|Сначала новые|Ещё|Развернуть|Свернуть|Показать все|Смотрите, используя расшифровку."
        "|Упорядочить",
        "end": "Синхронизировать со временем видео|Синхронизировать с видео",
        "weak": "Все|Поделиться|Сохранить|Похожие|Подписаться|В эфире|Описание|Краткое содержание"
        "|Недавно опубликованные",
        "count": "комментарий|комментария|комментариев|просмотров|просмотра|просмотр"
        "|подписчиков|ответов|назад",
    },
    "uk": {
        "hour": "година|години|годин",
        "minute": "хвилина|хвилини|хвилин|хвилину",
        "second": "секунда|секунди|секунд|секунду",
        "and_": "і|та|й",
        "chapter": "Розділ",
        "page": "Текст відео|Текстова версія|Транскрипція|Розшифровка|Пошук у тексті"
        "|Пошук у тексті відео|Шукати в тексті|Шукати у відео|Пошук у відео|У цьому відео"
        "|Показати текст відео|Показати транскрипцію|Закрити транскрипцію|Розділи|Коментарі"
        "|Синхронізувати з часом відео|Синхронізувати з відео|Пропустити навігацію"
        "|Додайте коментар...|Додати коментар...|Популярні коментарі|Спершу нові|Показати більше"
        "|Показати менше|Більше|Менше|Переглянути все|Сортувати за",
        "end": "Синхронізувати з часом відео|Синхронізувати з відео",
        "weak": "Усі|Усе|Поділитися|Зберегти|Схожі|Підписатися|Наживо|Опис|Нещодавно завантажені",
        "count": "коментар|коментарі|коментарів|переглядів|перегляди|перегляд|підписників|тому",
    },
    "tr": {
        "hour": "saat",
        "minute": "dakika",
        "second": "saniye",
        "and_": "ve",
        "chapter": "Bölüm",
        "page": "Transkript|Çeviri yazı|Transkripti ara|Transkriptte ara|Çeviri yazıda ara"
        "|Videoda ara|Bu videoda|Transkripti göster|Çeviri yazıyı göster|Transkripti kapat"
        "|Bölümler|Yorumlar|Video zamanıyla senkronize et|Video süresiyle senkronize et"
        "|Gezinmeyi atla|Gezintiyi atla|Yorum ekleyin...|En iyi yorumlar|En yeni önce"
        "|Daha fazla göster|Daha az göster|Tümünü görüntüle|Tümünü göster|Sırala",
        "end": "Video zamanıyla senkronize et|Video süresiyle senkronize et",
        "weak": "Tümü|Paylaş|Kaydet|Benzer|Abone ol|Canlı|Açıklama|Özet|Son yüklenenler",
        "count": "yorum|görüntüleme|abone|yanıt|önce",
    },
    "ar": {
        "hour": "ساعة|ساعات|ساعتان|ساعتين",
        "minute": "دقيقة|دقائق|دقيقتان|دقيقتين",
        "second": "ثانية|ثوانٍ|ثوان|ثواني|ثانيتان|ثانيتين",
        "and_": "و",
        "alone": "hour1=ساعة|hour2=ساعتان|hour2=ساعتين|minute1=دقيقة|minute2=دقيقتان"
        "|minute2=دقيقتين|second1=ثانية|second2=ثانيتان|second2=ثانيتين",
        "chapter": "الفصل",
        "page": "النص|نص الفيديو|نسخة نصية|النسخة النصية|البحث في النص|بحث في النص"
        "|البحث في الفيديو|بحث في الفيديو|في هذا الفيديو|عرض النص|عرض النسخة النصية|إغلاق النص"
        "|الفصول|التعليقات|المزامنة مع وقت الفيديو|مزامنة مع وقت الفيديو|تخطي التنقل"
        "|إضافة تعليق...|أهم التعليقات|الأحدث أولاً|عرض المزيد|عرض أقل|عرض الكل|الترتيب حسب",
        "end": "المزامنة مع وقت الفيديو|مزامنة مع وقت الفيديو",
        "weak": "الكل|مشاركة|حفظ|ذات صلة|اشتراك|مباشر|الوصف|الملخّص|تم تحميلها مؤخرًا",
        "count": "تعليق|تعليقات|تعليقًا|مشاهدة|مشاهدات|مشترك|ردود|قبل|منذ",
    },
    "hi": {
        "hour": "घंटा|घंटे|घण्टा|घण्टे",
        "minute": "मिनट",
        "second": "सेकंड|सेकेंड|सेकण्ड|सेकेण्ड",
        "and_": "और",
        "chapter": "चैप्टर",
        "page": "ट्रांसक्रिप्ट|ट्रांसक्रिप्ट खोजें|ट्रांसक्रिप्ट में खोजें|वीडियो में खोजें|इस वीडियो में"
        "|ट्रांसक्रिप्ट दिखाएं|ट्रांसक्रिप्ट बंद करें|चैप्टर|टिप्पणियां|टिप्पणियाँ|कमेंट"
        "|वीडियो के समय के साथ सिंक करें|वीडियो के समय से सिंक करें|नेविगेशन छोड़ें|टिप्पणी जोड़ें..."
        "|शीर्ष टिप्पणियां|नई टिप्पणियां पहले|ज़्यादा दिखाएं|कम दिखाएं|सभी देखें|इसके अनुसार क्रम में लगाएं",
        "end": "वीडियो के समय के साथ सिंक करें|वीडियो के समय से सिंक करें",
        "weak": "सभी|शेयर करें|सेव करें|मिलते-जुलते|सदस्यता लें|लाइव|जानकारी|हाल ही में अपलोड किए गए",
        "count": "टिप्पणी|टिप्पणियां|टिप्पणियाँ|बार देखा गया|सदस्य|जवाब|पहले|कमेंट",
    },
    "ja": {
        "hour": "時間",
        "minute": "分",
        "second": "秒",
        "and_": "と",
        "chapter": "チャプター",
        "page": "文字起こし|文字起こしを検索|文字起こし内を検索|動画内を検索|この動画の内容|この動画内"
        "|文字起こしを表示|文字起こしを閉じる|チャプター|コメント|動画の時間と同期|動画の時刻と同期"
        "|動画の再生時間と同期する|ナビゲーションをスキップ|コメントを追加...|コメントする...|トップコメント"
        "|評価順|新しい順|もっと見る|一部を表示|表示を減らす|すべて表示|並べ替え"
        "|文字起こしを使用して、動画に沿って進んでいきます。",
        "end": "動画の時間と同期|動画の時刻と同期|動画の再生時間と同期する",
        "weak": "すべて|共有|保存|関連動画|チャンネル登録|ライブ|概要|要約|最近アップロードされた動画",
        "count": "件のコメント|コメント|回視聴|人|返信|前",
    },
    "ko": {
        "hour": "시간",
        "minute": "분",
        "second": "초",
        "and_": "및",
        "chapter": "챕터",
        "page": "스크립트|스크립트 검색|스크립트에서 검색|동영상에서 검색|동영상 내 검색|이 동영상의 내용"
        "|동영상 내용|스크립트 표시|스크립트 닫기|챕터|댓글|동영상 시간과 동기화|동영상 시간에 맞춰 동기화"
        "|탐색 건너뛰기|댓글 추가...|인기 댓글순|최신순|더보기|간략히|모두 보기|정렬 기준"
        "|스크립트를 사용하여 따라가세요.",
        "end": "동영상 시간과 동기화|동영상 시간에 맞춰 동기화",
        "weak": "전체|공유|저장|관련 콘텐츠|구독|실시간|설명|요약|최근에 업로드된 동영상",
        "count": "댓글|개|조회수|구독자|답글|전",
    },
    "zh": {
        "hour": "小时|小時|个小时|個小時",
        "minute": "分钟|分鐘|分",
        "second": "秒|秒钟|秒鐘",
        "and_": "",
        "chapter": "章",
        "page": "转写文稿|逐字稿|文字稿|内容转文字|轉錄稿|转录稿|字幕|搜索转写文稿|搜尋逐字稿|搜索文字稿"
        "|搜索视频|在视频中搜索|在影片中搜尋|搜尋影片內容|本视频中|在此视频中|這部影片的內容|显示转写文稿"
        "|顯示逐字稿|內容轉文字|显示文字稿|关闭转写文稿|關閉逐字稿|章节|章節|评论|留言|与视频时间同步"
        "|同步至视频时间|同步至影片時間|與影片時間同步|跳过导航|略過導覽功能|添加评论…|新增留言…|熱門留言"
        "|热门评论|最新在前|由新到舊|展开|顯示完整資訊|显示更多|收起|只顯示部分資訊|查看全部|全部顯示|排序依据|排序依據",
        "end": "与视频时间同步|同步至视频时间|同步至影片時間|與影片時間同步",
        "weak": "全部|分享|保存|儲存|相关|相關影片|订阅|訂閱|直播|简介|說明|摘要|最近上传|最近上傳",
        "count": "条评论|條評論|則留言|评论|留言|次观看|觀看次數|万次观看|萬次|位订阅者|位訂閱者|回复|前",
    },
    "sv": {
        "hour": "timme|timmar",
        "minute": "minut|minuter",
        "second": "sekund|sekunder",
        "and_": "och",
        "chapter": "Kapitel",
        "page": "Transkription|Sök i transkriptionen|Sök i videon|I den här videon"
        "|Visa transkription|Kapitel|Kommentarer|Synkronisera med videotid|Hoppa över navigering"
        "|Lägg till en kommentar...|Visa mer|Visa mindre|Visa alla",
        "end": "Synkronisera med videotid",
        "weak": "Alla|Dela|Spara|Relaterat|Prenumerera|Live|Beskrivning",
        "count": "kommentar|kommentarer|visningar|prenumeranter|svar|sedan",
    },
    "id": {
        "hour": "jam",
        "minute": "menit",
        "second": "detik",
        "and_": "dan",
        "chapter": "Bab",
        "page": "Transkrip|Telusuri transkrip|Telusuri dalam video|Dalam video ini"
        "|Tampilkan transkrip|Bab|Komentar|Sinkronkan dengan waktu video|Lewati navigasi"
        "|Tambahkan komentar...|Tampilkan lebih banyak|Tampilkan lebih sedikit|Lihat semua",
        "end": "Sinkronkan dengan waktu video",
        "weak": "Semua|Bagikan|Simpan|Terkait|Subscribe|Live|Deskripsi",
        "count": "komentar|penayangan|x ditonton|subscriber|balasan|lalu",
    },
}

#: Lines of other pages that are never speech where they stand alone, by their beginnings.
CREDITS = (
    "transcribed by",
    "transcript by",
    "transcript provided by",
    "captions by",
    "captioned by",
    "subtitles by",
    "this transcript was generated",
    "this transcript was automatically generated",
    "detecting language",
    "detected language:",
    "generated by",
    "https://otter.ai",
)

#: Names of languages as menus list them; "(auto-generated)" in any language marks one, too.
LANGUAGE_MENU = frozenset(
    [
        "english",
        "deutsch",
        "français",
        "español",
        "português",
        "italiano",
        "nederlands",
        "polski",
        "русский",
        "українська",
        "türkçe",
        "العربية",
        "हिन्दी",
        "日本語",
        "한국어",
        "中文",
        "svenska",
        "bahasa indonesia",
        "german",
        "french",
        "spanish",
        "portuguese",
        "italian",
        "dutch",
        "polish",
        "russian",
        "ukrainian",
        "turkish",
        "arabic",
        "hindi",
        "japanese",
        "korean",
        "chinese",
        "englisch",
        "anglais",
        "inglés",
        "inglês",
        "inglese",
        "engels",
        "angielski",
        "английский",
        "англійська",
        "ingilizce",
        "الإنجليزية",
        "अंग्रेज़ी",
        "英語",
        "영어",
        "英语",
    ]
)
AUTO_GENERATED = [
    "auto-generated",
    "automatisch erzeugt",
    "automatisch generiert",
    "automatisch gegenereerd",
    "générés automatiquement",
    "généré automatiquement",
    "générée automatiquement",
    "generados automáticamente",
    "generado automáticamente",
    "generada automáticamente",
    "gerada automaticamente",
    "gerado automaticamente",
    "generati automaticamente",
    "generata automaticamente",
    "wygenerowane automatycznie",
    "wygenerowany automatycznie",
    "создано автоматически",
    "автоматически",
    "створено автоматично",
    "автоматично",
    "otomatik oluşturuldu",
    "otomatik",
    "تم إنشاؤها تلقائيًا",
    "تلقائيًا",
    "अपने-आप जनरेट",
    "自動生成",
    "자동 생성",
    "자동 생성됨",
    "自动生成",
    "自動產生",
    "autogenererad",
    "dibuat otomatis",
]
